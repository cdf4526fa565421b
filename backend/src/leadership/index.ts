import { DutyTurn } from './holdings/duty-turn.entity.js';
import { Holding } from './holdings/holding.entity.js';
import { Representative } from './holdings/representative.entity.js';
import { CharterPost } from './posts/charter-post.entity.js';
import { Preparation, PreparationCheck, PreparationStep } from './preparing/preparation.entity.js';
import { Arrangement, ArrangementMember } from './terms/arrangement.entity.js';
import { Postponement } from './terms/postponement.entity.js';
import { TermRule } from './terms/term-rule.entity.js';
import { TermSeats } from './terms/term-seats.entity.js';
import { Term } from './terms/term.entity.js';

export { LeadershipModule } from './leadership.module.js';
export { leadershipRoom } from './leadership.declaration.js';
export const leadershipEntities = [
  Term,
  TermSeats,
  Postponement,
  Arrangement,
  ArrangementMember,
  TermRule,
  CharterPost,
  Holding,
  Representative,
  DutyTurn,
  PreparationStep,
  Preparation,
  PreparationCheck,
];
