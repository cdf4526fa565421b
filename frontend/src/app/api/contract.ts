// What this folder says by hand of the answers, held against the types generated from docs/openapi.json: an answer of the server
// must fit the shape that the screens read. When a name or a type of the contract moves, this file no longer compiles.
import type * as areas from './areas';
import type * as care from './care';
import type * as leadership from './leadership';
import type * as rules from './leadership-rules';
import type * as relations from './relations';
import type { components } from './schema.gen';
import type { Sheet } from './sheet';
import type * as finding from './finding';
import type * as office from './office';
import type { TypesDone } from './organization-types';
import type * as lists from './list-types';
import type * as changes from './changes';
import type * as imports from './imports';
import type { KindList } from './kinds';
import type * as session from './session';
import type * as tables from './tables';
import type * as read from './types';
import type * as work from './work-types';

type Answers = components['schemas'];
/** Compiles only where `Answer` can be read as `Read`. */
type Fits<Read, Answer extends Read> = [Read, Answer];

export type Held = [
  Fits<session.Registry, Answers['RegistryAnswer']>,
  Fits<session.SessionAnswer, Answers['SignInAnswer']>,
  Fits<session.SessionAnswer, Answers['SessionAnswer']>,
  Fits<areas.AreaList, Answers['AreaListAnswer']>,
  Fits<areas.AreaOne, Answers['AreaOneAnswer']>,
  Fits<areas.AreaEventList, Answers['AreaEventListAnswer']>,
  Fits<areas.AreaOrganizations, Answers['AreaOrganizationsAnswer']>,
  Fits<areas.LoadedTownships, Answers['TownshipsAnswer']>,
  Fits<KindList, Answers['KindListAnswer']>,
  Fits<read.OrganizationPage, Answers['OrganizationPageAnswer']>,
  Fits<read.OrganizationCount, Answers['OrganizationCountAnswer']>,
  Fits<read.Organization, Answers['OrganizationAnswer']>,
  Fits<Sheet, Answers['SheetAnswer']>,
  Fits<relations.Relations, Answers['RelationsAnswer']>,
  Fits<rules.TermRuleList & rules.RuleDone, Answers['TermRulesDone']>,
  Fits<rules.OrganizationTermRules, Answers['OrganizationTermRulesAnswer']>,
  Fits<rules.TypePosts & rules.RuleDone, Answers['TypePostsDone']>,
  Fits<rules.OrganizationPosts, Answers['OrganizationPostsAnswer']>,
  Fits<rules.StepTemplates & rules.RuleDone, Answers['PreparationStepsDone']>,
  Fits<leadership.Team, Answers['TeamAnswer']>,
  Fits<leadership.Terms, Answers['TermsAnswer']>,
  Fits<leadership.TermComparison, Answers['TermComparisonAnswer']>,
  Fits<relations.MergePreview, Answers['MergePreviewAnswer']>,
  Fits<care.ConfirmedList, Answers['ConfirmedListAnswer']>,
  Fits<care.SectionsDone, Answers['SectionsDone']>,
  Fits<office.AccountList, Answers['AccountListAnswer']>,
  Fits<office.SettingsDone, Answers['SettingsDone']>,
  Fits<TypesDone, Answers['TypesDone']>,
  Fits<care.HandlerList, Answers['HandlerListAnswer']>,
  Fits<read.TitleList, Answers['TitleListAnswer']>,
  Fits<changes.ChangeList, Answers['ChangesAnswer']>,
  Fits<changes.UndoAnswer, Answers['UndoAnswer']>,
  Fits<lists.SavedView, Answers['ViewAnswer']>,
  Fits<lists.SavedViewList, Answers['ViewListAnswer']>,
  Fits<tables.DefinedTableList, Answers['TableListAnswer']>,
  Fits<tables.PrintedTable, Answers['PrintedTableAnswer']>,
  Fits<tables.KeptTableList, Answers['KeptListAnswer']>,
  Fits<tables.KeptTableOne, Answers['KeptOneAnswer']>,
  Fits<tables.Movements, Answers['MovementsAnswer']>,
  Fits<tables.KeptComparison, Answers['KeptComparisonAnswer']>,
  Fits<work.MyChanges, Answers['MyChanges']>,
  Fits<work.OthersChanges, Answers['OthersChanges']>,
  Fits<work.Workbench, Answers['WorkbenchAnswer']>,
  Fits<work.JobList, Answers['JobListAnswer']>,
  Fits<imports.Import, Answers['ImportAnswer']>,
  Fits<imports.ImportsFound, Answers['ImportsAnswer']>,
  Fits<imports.ImportRows, Answers['ImportRowsAnswer']>,
  Fits<finding.AlikeAnswer, Answers['AlikeAnswer']>,
  Fits<finding.SearchAnswer, Answers['SearchAnswer']>,
];
