import { LIST_DEFAULTS } from '../list/list-query';
import { comparedAddress } from './compared-filter';

describe('what a comparison takes over from the list', () => {
  it('is its conditions, not its page, its order or its view', () =>
    expect(
      comparedAddress({
        ...LIST_DEFAULTS,
        kind: 'practiceBase',
        recognitionLevel: 'city',
        sort: '-foundedOn',
        page: '3',
        limit: '100',
        view: 'v1',
      }),
    ).toEqual({ kind: 'practiceBase', recognitionLevel: 'city' }));

  it('is a state only where one was chosen; all of them where the list shows all', () => {
    expect(comparedAddress(LIST_DEFAULTS)).toEqual({});
    expect(comparedAddress({ ...LIST_DEFAULTS, status: 'suspended' })).toEqual({ status: 'suspended' });
    expect(comparedAddress({ ...LIST_DEFAULTS, status: 'all' })).toEqual({ status: 'active,preparing,suspended,dissolved,merged' });
  });
});
