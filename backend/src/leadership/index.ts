import { DutyTurn } from './holdings/duty-turn.entity.js';
import { Holding } from './holdings/holding.entity.js';
import { Representative } from './holdings/representative.entity.js';
import { CharterPost } from './posts/charter-post.entity.js';
import { Preparation, PreparationCheck, PreparationStep } from './preparing/preparation.entity.js';
import { Arrangement, ArrangementMember } from './arranging/arrangement.entity.js';
import { Postponement } from './terms/postponement.entity.js';
import { TermRule } from './terms/term-rule.entity.js';
import { TermSeats } from './terms/term-seats.entity.js';
import { Term } from './terms/term.entity.js';

export { ArrangementBody } from './arranging/arrangements.dto.js';
export { ArrangementsService } from './arranging/arrangements.service.js';
export { PostponementsService } from './terms/postponements.service.js';
export { PostponementBody } from './terms/terms.dto.js';
export { LEFT_WORDS, MARK_WORDS, WAY_IN_WORDS, WAY_OUT_WORDS } from './code-words.js';
export type { Mark, TermSort, WayIn, WayOut } from './code-words.js';
export { CongressBody } from './congress/congress.dto.js';
export { CongressService } from './congress/congress.service.js';
export { type FoundTeam, FoundTeamsService } from './holdings/found-teams.service.js';
export { FoundTeamBody, HolderPart, HoldingBody, HoldingChangeBody, LeavingBody } from './holdings/holdings.dto.js';
export { HoldingsService } from './holdings/holdings.service.js';
export { type Officer, OfficersReading } from './holdings/officers.reading.js';
export { TeamReading } from './holdings/team.reading.js';
export { CharterPostBody } from './posts/charter-posts.dto.js';
export { CharterPostsService } from './posts/charter-posts.service.js';
export { PreparationBody, PreparationCheckBody } from './preparing/preparation.dto.js';
export { PreparationService } from './preparing/preparation.service.js';
export { TermRuleBody, WideTermRuleBody } from './terms/term-rules.dto.js';
export { TermRulesService } from './terms/term-rules.service.js';
export { TermChangeBody } from './terms/terms.dto.js';
export { TermsReading } from './terms/terms.reading.js';
export { TermsService } from './terms/terms.service.js';
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
