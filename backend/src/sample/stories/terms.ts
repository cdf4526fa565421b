import { addDays } from '../../platform/time/day.js';
import { inventedNames, inventedPost } from '../people.js';
import type { Story, Teller } from '../story.js';
import type { CongressTold, Led } from '../teams-on-stage.js';

/** What befalls terms and nobody likes to be named by, on bodies called 示例…: overdue, postponed, not yet filed; and terms as old lists have them. */
export function terms(bodies: { readonly overdue: Teller; readonly postponed: Teller; readonly awaiting: Teller }, story: Story): void {
  const { overdue, postponed, awaiting } = bodies;
  teams(overdue, '江海', [['2012-03-15'], ['2016-08-12'], ['2021-08-12']]);
  teams(postponed, '纺织', [['2011-06-08'], ['2016-06-03'], ['2021-07-20']]);
  postponed.postponed('2026-06-10', '2027-01-31', '示例社延〔2026〕5号', '换届筹备尚未就绪');
  teams(awaiting, '船舶', [['2015-08-27'], ['2021-10-29'], ['2026-10-23', { expected: 64, present: 58 }, 'to be filed']]);
  ofOld(story);
}

function teams(
  teller: Teller,
  body: string,
  congresses: readonly (readonly [on: string, told?: CongressTold, filing?: 'to be filed'])[],
): void {
  const names = inventedNames(`示例${body}`, 8);
  congresses.forEach(([on, told, filing], cycle) => {
    const team = [
      led('会长', names[Math.floor(cycle / 2)] ?? '', body),
      led('副会长', names[2] ?? '', body),
      led('副会长', names[3 + (cycle % 2)] ?? '', body),
      led('秘书长', names[5] ?? '', body),
    ];
    teller.congress(on, team, { number: cycle + 1, years: 5, ...told, ...(filing ? {} : { filedOn: addDays(on, 20) }) });
  });
}

/** A page of an old list: months, two 筹委会 before the first term, a gap, a term of seventeen years, names marked （增选） and （候补）. */
function ofOld(story: Story): void {
  const names = inventedNames('示例旧届次', 20);
  const name = (place: number): string => names[place] ?? '';
  const member = (place: number, mark?: Led['mark']): Led => ({
    post: '理事',
    name: name(place),
    ...(mark && { mark }),
  });
  const old = { recorded: '2014-02-18', toBeFiled: false } as const;
  story
    .found({
      name: '示例老届次联谊会',
      kind: 'association',
      type: '联谊会',
      area: '3206',
      on: '1958-10',
      level: 'city',
      recorded: '2014-02-14',
      remarks: '历届名单据旧档登记，只知到月。',
    })
    .congress('1953-06', [{ post: '会长', name: name(0) }, member(1)], { ...old, sort: 'preparatory' })
    .congress('1956-03', [{ post: '会长', name: name(0) }, member(1), member(2)], { ...old, sort: 'preparatory' })
    .congress('1958-10', [{ post: '会长', name: name(0) }, { post: '副会长', name: name(1) }, member(2), member(3, 'candidate')], {
      ...old,
      number: 1,
      years: null,
    })
    .termEnded('1960-09', { recorded: '2014-02-18' })
    .congress('1963-04', [{ post: '会长', name: name(4) }, { post: '副会长', name: name(1) }, member(2), member(5)], {
      ...old,
      number: 2,
      years: null,
    })
    .joined({ ...member(6, 'coopted'), wayIn: 'added' }, '1964-11', { recorded: '2014-02-18' })
    .congress('1980-03', [{ post: '会长', name: name(4) }, { post: '副会长', name: name(6) }, member(7), member(8)], {
      ...old,
      number: 3,
      years: null,
    })
    .congress('1999-05', [{ post: '会长', name: name(9) }, member(10), member(11)], { ...old, number: 4, years: null })
    .congress('2017-06-16', [{ post: '会长', name: name(12) }, { post: '副会长', name: name(13) }, member(14)], {
      number: 5,
      years: 5,
      toBeFiled: false,
    })
    .congress('2022-05-20', [{ post: '会长', name: name(12) }, { post: '副会长', name: name(15) }, member(14)], {
      number: 6,
      years: 5,
      toBeFiled: false,
    });
}

const led = (post: string, name: string, body: string): Led => ({ post, name, ...inventedPost(`${body}${name}`) });
