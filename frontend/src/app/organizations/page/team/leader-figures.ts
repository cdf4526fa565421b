import { inOffice, type Team } from '../../../api/leadership';
import type { LeadershipWords } from './leadership-words';
import { holderName } from './team-rows';

/** 现任会长 with since when, or who does the work while there is none; 负责人 with their seats. */
export function leaderFigures(team: Team, speak: LeadershipWords) {
  const [chair] = team.posts.filter(({ code }) => code === 'chair');
  const own = team.holdings.filter((one) => one.post.code === 'chair' && inOffice(one));
  const holders = own.filter(({ acting }) => acting === null);
  const acting = own.find((one) => one.acting !== null);
  const post = chair ?? own[0]?.post;
  const posts = team.posts.filter(({ responsible, code }) => responsible && (code === 'chair' || held(team, code)));
  // Where of one post nobody knows how many seats it has, the seats of the others say nothing.
  const seats = posts.every((one) => one.seats !== null || !one.filled) ? posts : [];
  // Whom it took in since the congress has a seat as well, though the congress set fewer.
  const all = seats.reduce((sum, one) => sum + Math.max(one.seats ?? 0, one.filled), 0);
  const vacant = seats.reduce((sum, one) => sum + Math.max(0, (one.seats ?? 0) - one.filled), 0);
  return [
    ...(post
      ? [
          {
            label: speak.say('figures.now', { post: post.name }),
            value: [{ number: holders.map(holderName).join(' / ') || speak.say('figures.vacant'), unit: '' }],
            note: holders[0]
              ? speak.say('figures.since', { day: speak.date(holders[0].since) })
              : acting?.acting
                ? speak.say('figures.acted', { name: holderName(acting), how: speak.say(`actings.${acting.acting}`) })
                : '',
            name: true,
          },
        ]
      : []),
    ...(team.responsible
      ? [
          {
            label: speak.say('figures.responsible'),
            value: [{ number: String(team.responsible), unit: speak.say('figures.people') }],
            note: all ? speak.say(vacant ? 'figures.seats' : 'figures.full', { seats: all, vacant }) : '',
          },
        ]
      : []),
  ];
}

/** Posts nobody ever held stand empty in most bodies: that is no vacancy. */
const held = ({ holdings }: Team, code: string): boolean => holdings.some(({ post, acting }) => post.code === code && acting === null);
