import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { TableDefinition } from '../../api/tables';
import { answerKinds, openOffice, provideOffice, settle, text } from '../../testing/office';
import { TableEditor } from './table-editor';

const REGISTER: TableDefinition = {
  title: ['商会名录'],
  register: {
    groupBy: 'area',
    numbering: 'through',
    order: 'office',
    columns: [{ key: 'name' }, { key: 'status' }, { key: 'fields.members' }],
  },
  total: true,
  signatures: ['madeBy'],
};

@Component({
  imports: [TableEditor],
  template: `<tx-table-editor [(definition)]="definition" kind="chamberOfCommerce" />`,
})
class Desk {
  readonly definition = signal(REGISTER);
}

async function open(definition: TableDefinition = REGISTER) {
  TestBed.configureTestingModule({ providers: provideOffice() });
  const http = openOffice();
  const desk = TestBed.createComponent(Desk);
  desk.componentInstance.definition.set(definition);
  desk.detectChanges();
  answerKinds(http);
  await settle();
  const element = desk.nativeElement as HTMLElement;
  const labelled = (label: string): HTMLElement => {
    const found = element.querySelector<HTMLElement>(`[aria-label="${label}"]`);
    if (!found) throw new Error(`nothing is called ${label}`);
    return found;
  };
  const type = async (box: HTMLElement, words: string) => {
    Object.assign(box, { value: words });
    box.dispatchEvent(new Event('input'));
    await settle();
  };
  const field = (label: string) =>
    [...element.querySelectorAll('mat-form-field')].find((one) => text(one.querySelector('label')).startsWith(label));
  const tick = async (name: string, at = 0) => {
    [...element.querySelectorAll('mat-checkbox')]
      .filter((one) => text(one) === name)
      [at]?.querySelector('input')
      ?.click();
    await settle();
  };
  const press = async (button: HTMLElement | null | undefined) => {
    button?.click();
    await settle();
  };
  const now = () => desk.componentInstance.definition();
  return { element, labelled, type, field, tick, press, now };
}

describe('表样', () => {
  it('puts fields into the title, and a second line only where it says something', async () => {
    const { element, field, type, press, now } = await open();
    await press([...element.querySelectorAll('button')].find((one) => text(one) === '{年}'));
    expect(now().title).toEqual(['商会名录{年}']);
    const second = field('第二行标题')?.querySelector('input');
    if (!second) throw new Error('no box for the second line');
    await type(second, '（{截至日期}）');
    expect(now().title).toEqual(['商会名录{年}', '（{截至日期}）']);
    await type(second, ' ');
    expect(now().title).toEqual(['商会名录{年}']);
  });

  it('calls columns otherwise, moves and takes them away; what is emptied is left to the list', async () => {
    const { labelled, type, press, now } = await open();
    await type(labelled('“名称”的表头用词'), '商会');
    await type(labelled('“名称”的上一级表头'), '基本情况');
    expect(now().register?.columns[0]).toEqual({ key: 'name', head: '商会', over: '基本情况' });
    await type(labelled('“名称”的表头用词'), '');
    await type(labelled('“名称”的上一级表头'), '');
    expect(now().register?.columns[0]).toEqual({ key: 'name' });
    expect(labelled('“名称”上移').hasAttribute('disabled')).toBe(true);
    await press(labelled('“名称”下移'));
    expect(now().register?.columns.map(({ key }) => key)).toEqual(['status', 'name', 'fields.members']);
    await press(labelled('去掉“状态”'));
    expect(now().register?.columns.map(({ key }) => key)).toEqual(['name', 'fields.members']);
  });

  it('sums and compares columns of numbers alone, in the order of the table', async () => {
    const { element, tick, now } = await open();
    expect([...element.querySelectorAll('mat-checkbox')].map(text).filter((name) => name === '求和')).toHaveLength(1);
    await tick('求和');
    await tick('增幅');
    await tick('上年同期');
    expect(now().register?.columns[2]).toEqual({ key: 'fields.members', total: true, compare: ['previous', 'growth'] });
    await tick('求和');
    await tick('增幅');
    await tick('上年同期');
    expect(now().register?.columns[2]).toEqual({ key: 'fields.members' });
  });

  it('begins another form anew and puts the one before away; what stands around it stays', async () => {
    const { element, tick, press, now } = await open();
    const radio = (name: string) =>
      [...element.querySelectorAll('mat-radio-button')].find((one) => text(one).startsWith(name))?.querySelector('input');
    await press(radio('统计表'));
    expect(now()).toMatchObject({ title: ['商会名录'], register: null, movements: null, statistic: { rows: 'area', measure: 'count' } });
    await tick('占比');
    expect(now().statistic?.share).toBe(true);
    await press(radio('变动清单'));
    expect(now()).toMatchObject({ register: null, statistic: null, movements: { span: 'year' } });
    await tick('更名');
    expect(now().movements?.hows).toEqual(['founded', 'dissolved', 'merged']);
    // The last one stays: a list of nothing is no table.
    await tick('注销（摘牌）');
    await tick('合并');
    await tick('新成立（新命名）');
    expect(now().movements?.hows).toEqual(['founded']);
  });

  it('sets a row for each officer: what a line is, whom it tells, which columns; those of the organization stand as in a register', async () => {
    const { element, tick, press, now, labelled } = await open();
    const radio = [...element.querySelectorAll('mat-radio-button')].find((one) => text(one).startsWith('人员名册'))?.querySelector('input');
    await press(radio);
    expect(now()).toMatchObject({
      register: null,
      officers: { per: 'office', order: 'rank', among: 'responsible', span: 'now', columns: [{ key: 'name' }] },
    });
    await tick('届次');
    await tick('工作单位');
    expect(now().officers?.officer).toEqual(['term', 'post', 'name', 'title', 'since']);
    expect([...element.querySelectorAll('mat-checkbox')].map(text)).not.toContain('求和');
    expect(labelled('去掉“名称”').hasAttribute('disabled')).toBe(true);
  });

  it('has the signatures in the order of the paper, and no note where none was written', async () => {
    const { field, type, tick, now } = await open();
    await tick('填表日期');
    await tick('审核人');
    expect(now().signatures).toEqual(['madeBy', 'checkedBy', 'madeOn']);
    const notes = field('口径说明')?.querySelector('textarea');
    if (!notes) throw new Error('no box for notes');
    await type(notes, '商会指依法登记的商会。');
    expect(now().notes).toBe('商会指依法登记的商会。');
    await type(notes, '');
    expect(now().notes).toBeNull();
  });

  it('calls every column by its words, also those of a kind that nobody asks for, and those that only tables have', async () => {
    const keys = ['fields.members', 'fields.members.onDay', 'runsOut', 'runsOutOn', 'lastConfirmed.how', 'certainty'];
    const columns = keys.map((key) => ({ key }));
    const { element } = await open({ ...REGISTER, register: { numbering: 'through', order: 'expiry', columns } });
    expect([...element.querySelectorAll('.column b')].map(text)).toEqual([
      '会员数',
      '会员数截至',
      '到期的称号、证书',
      '到期日期',
      '核对来源',
      '日期是否确定',
    ]);
  });
});
