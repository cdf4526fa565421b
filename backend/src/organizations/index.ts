import { OrganizationContact, OrganizationName, OrganizationObservation, OrganizationSuspension } from './organization-details.entity.js';
import { OrganizationDocument } from './documents/organization-document.entity.js';
import { OrganizationProfile } from './organization-profile.entity.js';
import { OrganizationConfirmation } from './confirmations/confirmation.entity.js';
import { OrganizationRecognition } from './recognitions/recognition.entity.js';
import { OrganizationResponsibility } from './responsibilities/responsibility.entity.js';
import { OrganizationRelation } from './relations/relation.entity.js';
import { KindPlace, PartyPlace } from './types/place.entity.js';
import { OrganizationType } from './types/type.entity.js';
import { Organization } from './organization.entity.js';

export { type ActOptions, type After, type Judge, OrganizationActs, type Said } from './acts.js';
export { type Allowance, refuseMerged, type Taken } from './take.js';
export { Refusals } from './refusals.js';
export { type ConfirmationSource, type Level, SOURCES } from './code-words.js';
export { PreviewAnswer } from './answers.dto.js';
export { type Acting, ACTING_WORDS, ACTINGS, TERM_STATE_WORDS, type TermState, TERM_STATES } from './offices/office-words.js';
export { type FoundOfficers, OfficersPort } from './offices/officers.port.js';
export { DryRunQuery } from './queries.dto.js';
export { ComparisonReading } from './comparison/comparison.reading.js';
export { ConfirmationsService } from './confirmations/confirmations.service.js';
export { DetailsService } from './details.service.js';
export { columnsOf, COLUMN_CODES, type ExportRow } from './organizations.columns.js';
export { factsOfColumn, factsOfQuestion, isOneOf } from './column-facts.js';
export { levelWord } from './code-words.js';
export { ExportLog, type ExportFacts } from './export-log.js';
export { exportWords } from './export-notes.js';
export { COUNT, type Figure, MEASURES, OrganizationFigures } from './figures.js';
export { type Asked, inReachOn, inReachToday, type OrganizationFilter, reachedToday } from './filter.js';
export { type Dimension, DIMENSIONS, type Group } from './grouping.js';
export { type How, HOWS, howWord } from './movements/movements.js';
export { type Movement, MovementsQueries } from './movements/movements.queries.js';
export { type GroupedRow, OrganizationRows } from './organizations.rows.js';
export { OrganizationOrderQuery } from './queries.dto.js';
export { askedBy } from './responsibilities/responsible.js';
export { ImportOrigins } from './imports/import-origins.js';
export { type ListPreview, previewOf, type Unread } from './incoming/list-preview.js';
export { POST } from './incoming/incoming-columns.js';
export { NOBODY, PERSON } from './incoming/officers.js';
export { readOrganizations, type ReadList } from './incoming/list-reading.js';
export type { ImportAnswer, ImportRowAnswer, ImportRowsAnswer } from './imports/imports.dto.js';
export { KINDS, type Kind, type Post, type KindField, kindOf, type Status, STATUSES } from './kinds/index.js';
export { layDownKinds } from './kind-fields.js';
export { LifecycleService } from './lifecycle.service.js';
export { organizationsRoom } from './organizations.declaration.js';
export {
  ChangeBody,
  Reasons,
  EndBody,
  FoundBody,
  NameBody,
  ObservationBody,
  PhoneBody,
  ResumeBody,
  SuspendBody,
  VoidBody,
} from './organizations.dto.js';
export { OrganizationsModule } from './organizations.module.js';
export { type KeyedItem, OrganizationsQueries } from './organizations.queries.js';
export { OrganizationsReading } from './organizations.reading.js';
export { UNASSIGNED } from './offices/terms-in-lists.js';
export { officesKnown, withoutChair } from './offices/vacant.js';
export { otherRecord, type OtherRecord } from './organization.queries.js';
export { OrganizationRecords } from './organization-record.js';
export { placed, type PlacedRecord } from './placed.js';
export { RecognitionBody, RecognitionChangeBody } from './recognitions/recognitions.dto.js';
export { RecognitionsService } from './recognitions/recognitions.service.js';
export { HandlersQueries } from './responsibilities/handlers.queries.js';
export { ResponsibilitiesService } from './responsibilities/responsibilities.service.js';
export { MergingService } from './relations/merging.service.js';
export { MergeBody, RelationBody } from './relations/relations.dto.js';
export { RelationsService } from './relations/relations.service.js';
export { TypesService } from './types/types.service.js';
export { OrganizationsService } from './organizations.service.js';
export const organizationEntities = [
  Organization,
  OrganizationProfile,
  OrganizationSuspension,
  OrganizationName,
  OrganizationObservation,
  OrganizationRecognition,
  OrganizationConfirmation,
  OrganizationResponsibility,
  OrganizationRelation,
  OrganizationDocument,
  OrganizationContact,
  OrganizationType,
  KindPlace,
  PartyPlace,
];
