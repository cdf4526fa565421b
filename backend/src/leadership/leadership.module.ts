import { Module } from '@nestjs/common';
import { HistoryModule } from '../history/index.js';
import { OrganizationsModule } from '../organizations/index.js';
import { PeopleModule } from '../people/index.js';
import { ArrangementsController } from './arranging/arrangements.controller.js';
import { ArrangementsQueries } from './arranging/arrangements.queries.js';
import { ArrangementsService } from './arranging/arrangements.service.js';
import { CharterWarnings } from './congress/charter-warnings.js';
import { CongressController } from './congress/congress.controller.js';
import { CongressDesk } from './congress/congress.desk.js';
import { CongressService } from './congress/congress.service.js';
import { CalendarQueries } from './due/calendar.queries.js';
import { DueController } from './due/due.controller.js';
import { DueDesk } from './due/due.desk.js';
import { DueQueries } from './due/due.queries.js';
import { VacanciesQueries } from './due/vacancies.queries.js';
import { FormsController } from './forms/forms.controller.js';
import { Forms } from './forms/forms.js';
import { FoundTeamsService } from './holdings/found-teams.service.js';
import { HoldingsService } from './holdings/holdings.service.js';
import { NamedHolders } from './holdings/named-holders.js';
import { OfficersReading } from './holdings/officers.reading.js';
import { RotaReading } from './holdings/rota.reading.js';
import { RotaService } from './holdings/rota.service.js';
import { SeatConflicts } from './holdings/seat-conflicts.js';
import { TeamController } from './holdings/team.controller.js';
import { TeamDesk } from './holdings/team.desk.js';
import { TeamQueries } from './holdings/team.queries.js';
import { TeamReading } from './holdings/team.reading.js';
import { LeadershipOfficersPort } from './officers.port.js';
import { LeadershipHistoryPort } from './history.port.js';
import { CharterPostsReading } from './posts/charter-posts.reading.js';
import { CharterPostsService } from './posts/charter-posts.service.js';
import { OrganizationPostsController, TypePostsController } from './posts/charter-posts.controller.js';
import { PreparationController, PreparationsController, PreparationStepsController } from './preparing/preparation.controller.js';
import { PreparationReading } from './preparing/preparation.reading.js';
import { PreparationService } from './preparing/preparation.service.js';
import { TeamsController } from './pasting/teams.controller.js';
import { TeamsInText } from './pasting/teams-in-text.js';
import { PostponementsService } from './terms/postponements.service.js';
import { OrganizationTermRulesController, TermRulesController } from './terms/term-rules.controller.js';
import { TermRulesReading } from './terms/term-rules.reading.js';
import { TermRulesService } from './terms/term-rules.service.js';
import { TermsController } from './terms/terms.controller.js';
import { TermsQueries } from './terms/terms.queries.js';
import { TermsReading } from './terms/terms.reading.js';
import { TermsService } from './terms/terms.service.js';

const acts = [CongressService, HoldingsService, FoundTeamsService, RotaService, TermsService, PostponementsService, ArrangementsService];
const questions = [
  TeamQueries,
  TeamReading,
  RotaReading,
  OfficersReading,
  TermsQueries,
  TermsReading,
  NamedHolders,
  CharterWarnings,
  ArrangementsQueries,
  DueQueries,
  CalendarQueries,
  VacanciesQueries,
  TeamsInText,
];
const answers = [Forms, CongressDesk, DueDesk, TeamDesk, SeatConflicts];

/** What is set of terms, posts and preparations. */
const settings = [TermRulesService, TermRulesReading, CharterPostsService, CharterPostsReading, PreparationService, PreparationReading];
const settingsControllers = [
  TermRulesController,
  OrganizationTermRulesController,
  OrganizationPostsController,
  TypePostsController,
  PreparationController,
  PreparationsController,
  PreparationStepsController,
];

@Module({
  imports: [HistoryModule, OrganizationsModule, PeopleModule],
  controllers: [
    TeamController,
    TermsController,
    CongressController,
    ArrangementsController,
    DueController,
    TeamsController,
    FormsController,
    ...settingsControllers,
  ],
  providers: [...acts, ...questions, ...answers, ...settings, LeadershipHistoryPort, LeadershipOfficersPort],
  exports: [...acts, PreparationService, TermRulesService, CharterPostsService, OfficersReading, TeamQueries, TeamReading, TermsReading],
})
export class LeadershipModule {}
