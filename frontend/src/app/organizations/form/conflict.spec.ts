import { BASE, CHAMBER } from '../../testing/kinds';
import { record } from '../../testing/records';
import { decide, merge } from './conflict';
import { changedFields, changeInput, foundingInput, startValues } from './form-values';

const kinds = [CHAMBER, BASE];
const base = startValues(record(), kinds);
const descriptions = [
  { code: 'origin', label: '原籍地', type: 'text' as const },
  { code: 'postcode', label: '住所邮编', type: 'text' as const },
];

describe('two people on one record', () => {
  it('asks nothing where they changed different fields, and says what is taken over', () => {
    const merged = merge(base, { ...base, summary: '对方写的' }, { ...base, name: '新名' });
    expect(merged.conflicts).toEqual([]);
    expect(merged.taken).toEqual(['summary']);
    expect(merged.values).toMatchObject({ name: '新名', summary: '对方写的' });
    expect(merged.nothingLeft).toBe(false);
  });

  it('asks only about the field that both changed, of the kind too', () => {
    const theirs = { ...base, name: '甲', fields: { ...base.fields, postcode: '200000' } };
    const mine = { ...base, name: '乙', fields: { ...base.fields, postcode: '200120', origin: '如东' } };
    const merged = merge({ ...base, fields: { ...base.fields, postcode: '' } }, theirs, mine);
    expect(merged.conflicts).toEqual([
      { field: 'name', base: '上海南通商会', theirs: '甲', mine: '乙' },
      { field: 'fields.postcode', base: '', theirs: '200000', mine: '200120' },
    ]);
    const chosen = decide(merged, { name: 'mine', 'fields.postcode': 'theirs' });
    expect(chosen.name).toBe('乙');
    expect(chosen.fields).toMatchObject({ postcode: '200000', origin: '如东' });
  });

  it('sees that the same was written already: a save that had arrived after all', () => {
    const mine = { ...base, name: '新名' };
    expect(merge(base, mine, mine).nothingLeft).toBe(true);
  });
});

describe('what a form sends', () => {
  it('is only what differs, with the day where the change is counted', () => {
    const now = { ...base, name: '新名', way: 'from' as const, effectiveOn: '2017-04', reason: ' 文件 ' };
    expect(changedFields(base, now)).toEqual(['name']);
    expect(changeInput(base, now, descriptions)).toEqual({ name: '新名', effectiveOn: '2017-04', reason: '文件' });
  });

  it('has no day for a correction, nor for what is not counted', () => {
    expect(changeInput(base, { ...base, name: '新名', way: 'correction', effectiveOn: '2017-04', reason: '错字' }, descriptions)).toEqual({
      name: '新名',
      reason: '错字',
    });
    expect(changeInput(base, { ...base, summary: '简', way: 'from', effectiveOn: '2017-04' }, descriptions)).toEqual({ summary: '简' });
  });

  it('empties a field with null and keeps fields of the kind together', () => {
    expect(
      changeInput(
        base,
        { ...base, seatAreaId: '', fields: { ...base.fields, postcode: '' }, way: 'correction', reason: 'x' },
        descriptions,
      ),
    ).toEqual({ seatAreaId: null, fields: { postcode: null }, reason: 'x' });
  });

  it('founds with what is given', () => {
    const now = startValues(null, kinds, {
      kind: 'chamberOfCommerce',
      type: 'awayChamber',
      name: '甲会',
      areaId: 'a',
      foundedOn: '2019-05',
    });
    expect(foundingInput(now, descriptions)).toEqual({
      kind: 'chamberOfCommerce',
      type: 'awayChamber',
      name: '甲会',
      areaId: 'a',
      foundedOn: '2019-05',
    });
  });
});
