import { Module } from '@nestjs/common';
import { AreasModule } from '../areas/index.js';
import { HistoryModule } from '../history/index.js';
import { SectionsModule } from '../sections/index.js';
import { SearchModule } from '../search/index.js';
import { SpreadsheetsModule } from '../spreadsheets/index.js';
import { OrganizationActs } from './acts.js';
import { AlikeController } from './alike/alike.controller.js';
import { AlikeReading } from './alike/alike.reading.js';
import { AreaOrganizationsController } from './areas/area-organizations.controller.js';
import { AreaOrganizationsQueries } from './areas/area-organizations.queries.js';
import { ComparisonController } from './comparison/comparison.controller.js';
import { ComparisonExport } from './comparison/comparison.export.js';
import { ComparisonReading } from './comparison/comparison.reading.js';
import { NamesInFiles } from './comparison/names-in-files.js';
import { ConfirmationsController } from './confirmations/confirmations.controller.js';
import { ConfirmationsService } from './confirmations/confirmations.service.js';
import { DocumentsModule } from '../documents/index.js';
import { CitedDocuments } from './documents/cited-documents.js';
import { OrganizationDocumentsController } from './documents/organization-documents.controller.js';
import { OrganizationDocumentsService } from './documents/organization-documents.service.js';
import { BulkController } from './bulk/bulk.controller.js';
import { BulkDesk } from './bulk/bulk.desk.js';
import { BulkService } from './bulk/bulk.service.js';
import { DetailsService } from './details.service.js';
import { OrganizationsHistoryPort } from './history.port.js';
import { ExportLog } from './export-log.js';
import { FilterWords } from './filter-words.js';
import { GramFrequencies } from './gram-frequencies.js';
import { ImportFence } from './imports/import-fence.js';
import { ImportsController } from './imports/imports.controller.js';
import { ImportOrigins } from './imports/import-origins.js';
import { ImportSources } from './imports/import-sources.js';
import { ImportsDesk } from './imports/imports.desk.js';
import { OfficersPort } from './offices/officers.port.js';
import { ImportsService } from './imports/imports.service.js';
import { ImportTemplates } from './imports/templates.js';
import { KindsController } from './kinds.controller.js';
import { KindsReading } from './kinds.reading.js';
import { LifecycleService } from './lifecycle.service.js';
import { MovementsController } from './movements/movements.controller.js';
import { MovementsQueries } from './movements/movements.queries.js';
import { MovementsReading } from './movements/movements.reading.js';
import { OrganizationQueries } from './organization.queries.js';
import { OrganizationRecords } from './organization-record.js';
import { OrganizationsExportController } from './organizations-export.controller.js';
import { OrganizationsController } from './organizations.controller.js';
import { OrganizationsDesk } from './organizations.desk.js';
import { OrganizationFigures } from './figures.js';
import { OrganizationsExport } from './organizations.export.js';
import { OrganizationRows } from './organizations.rows.js';
import { OrganizationsQueries } from './organizations.queries.js';
import { OrganizationsReading } from './organizations.reading.js';
import { OrganizationsSearch } from './organizations.search.js';
import { OrganizationsService } from './organizations.service.js';
import { OverTheFence } from './over-the-fence.js';
import { RecognitionsController } from './recognitions/recognitions.controller.js';
import { RecognitionsQueries } from './recognitions/recognitions.queries.js';
import { RecognitionsService } from './recognitions/recognitions.service.js';
import { MergingService } from './relations/merging.service.js';
import { RelationsController } from './relations/relations.controller.js';
import { RelationsQueries } from './relations/relations.queries.js';
import { RelationsService } from './relations/relations.service.js';
import { Refusals } from './refusals.js';
import { SheetController } from './sheet/sheet.controller.js';
import { OrganizationSheets } from './sheet/sheets.js';
import { HandlersQueries } from './responsibilities/handlers.queries.js';
import { ResponsibilitiesController } from './responsibilities/responsibilities.controller.js';
import { ResponsibilitiesService } from './responsibilities/responsibilities.service.js';
import { TypesController } from './types/types.controller.js';
import { TypesQueries } from './types/types.queries.js';
import { TypesService } from './types/types.service.js';
import { WorkbenchController } from './workbench/workbench.controller.js';
import { WorkbenchQueries } from './workbench/workbench.queries.js';

const acts = [
  OrganizationActs,
  OrganizationsService,
  LifecycleService,
  DetailsService,
  RecognitionsService,
  RelationsService,
  MergingService,
  OrganizationDocumentsService,
  TypesService,
  BulkService,
  ImportsService,
];
const care = [ConfirmationsService, ResponsibilitiesService, HandlersQueries];
const questions = [
  OrganizationsQueries,
  OrganizationQueries,
  OrganizationRecords,
  OrganizationsReading,
  RecognitionsQueries,
  RelationsQueries,
  KindsReading,
  TypesQueries,
  AreaOrganizationsQueries,
  WorkbenchQueries,
];

const files = [
  OrganizationsExport,
  OrganizationRows,
  OrganizationFigures,
  MovementsQueries,
  MovementsReading,
  ExportLog,
  ComparisonExport,
  FilterWords,
  NamesInFiles,
  OrganizationSheets,
];
const search = [OrganizationsSearch, GramFrequencies, AlikeReading, ComparisonReading, ImportOrigins, ImportSources, ImportTemplates];

@Module({
  imports: [AreasModule, DocumentsModule, HistoryModule, SearchModule, SectionsModule, SpreadsheetsModule],
  controllers: [
    AlikeController,
    BulkController,
    ImportsController,
    ComparisonController,
    // Before the record of an id: its address is a word there.
    MovementsController,
    OrganizationsController,
    OrganizationsExportController,
    RecognitionsController,
    ConfirmationsController,
    ResponsibilitiesController,
    RelationsController,
    OrganizationDocumentsController,
    SheetController,
    KindsController,
    TypesController,
    AreaOrganizationsController,
    WorkbenchController,
  ],
  providers: [
    ...acts,
    ...care,
    ...questions,
    ...files,
    ...search,
    OrganizationsDesk,
    BulkDesk,
    ImportsDesk,
    ImportFence,
    CitedDocuments,
    Refusals,
    OverTheFence,
    OrganizationsHistoryPort,
    OfficersPort,
  ],
  exports: [
    OrganizationActs,
    ComparisonReading,
    Refusals,
    TypesService,
    OrganizationsService,
    LifecycleService,
    DetailsService,
    RecognitionsService,
    ConfirmationsService,
    ResponsibilitiesService,
    HandlersQueries,
    RelationsService,
    MergingService,
    OrganizationsQueries,
    OrganizationsReading,
    OrganizationRecords,
    OrganizationRows,
    OrganizationFigures,
    MovementsQueries,
    ExportLog,
    ImportOrigins,
    OfficersPort,
  ],
})
export class OrganizationsModule {}
