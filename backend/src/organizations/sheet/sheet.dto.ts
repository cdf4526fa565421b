import { ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { AsOfQuery } from '../../platform/http/list-query.js';
import { ChoiceParam } from '../../platform/http/params.js';

export const SHEET_FORMATS = ['json', 'docx'] as const;

/** A sheet: of which day, and whether as data for the screen or as a document for a word processor. */
export class SheetQuery extends AsOfQuery {
  @ChoiceParam(SHEET_FORMATS, { description: 'default: json' })
  format: (typeof SHEET_FORMATS)[number] = 'json';
}

export class SheetFact {
  @ApiProperty({ type: String }) code: string;
  @ApiProperty({ type: String }) label: string;
  @ApiProperty({ type: String, description: 'as it is read on paper; may hold line breaks' }) value: string;
}

class SheetStretch {
  @ApiProperty({ type: String }) period: string;
  @ApiProperty({ type: String }) name: string;
  @ApiProperty({ type: String }) type: string;
  @ApiProperty({ type: String }) area: string;
}

/** One organization on one page, in the order and the words of the office. */
export class SheetAnswer {
  @ApiProperty({ type: String, format: 'date' }) asOf: string;
  @ApiProperty({ type: String }) title: string;
  @ApiProperty({ type: String }) name: string;
  @ApiProperty({ type: String, nullable: true, description: '填报单位' }) office: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'the mark 示例数据 while the sample is loaded' }) sample: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'what the office has on its prints: 内部资料' }) mark: string | null;
  @ApiProperty({
    type: 'array',
    items: { type: 'array', items: { $ref: getSchemaPath(SheetFact) } },
    description: 'the rows of the table: one fact over the whole width, or two beside each other',
  })
  rows: SheetFact[][];

  @ApiProperty({ type: [SheetStretch], description: '沿革 by period, the first stretch first; one stretch where nothing changed' })
  stretches: SheetStretch[];
  @ApiProperty({ type: String, description: '制表人' }) madeBy: string;
  @ApiProperty({ type: String, description: '制表时间 by the clock of the office, to the minute' }) madeAt: string;
}
