import { ApiProperty } from '@nestjs/swagger';
import { type Status, STATUSES } from './kinds/index.js';

class PostAnswer {
  @ApiProperty({ type: String }) code: string;
  @ApiProperty({ type: String }) name: string;
  @ApiProperty({ type: String }) nameEn: string;
  @ApiProperty({ type: 'integer', nullable: true, description: 'null: as many as the congress elects' }) seats: number | null;
  @ApiProperty({ type: Boolean, description: 'among the 负责人' }) responsible: boolean;
  @ApiProperty({ type: Boolean }) honorary: boolean;
}

class TypeAnswer {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: String }) code: string;
  @ApiProperty({ type: String }) name: string;
  @ApiProperty({ type: String, nullable: true }) nameEn: string | null;
  @ApiProperty({ type: Boolean }) retired: boolean;
  @ApiProperty({ type: [PostAnswer], description: 'its own, or those of the kind' }) posts: PostAnswer[];
}

class OptionAnswer {
  @ApiProperty({ type: String }) code: string;
  @ApiProperty({ type: String }) name: string;
  @ApiProperty({ type: String }) nameEn: string;
}

class FieldAnswer {
  @ApiProperty({ type: String }) code: string;
  @ApiProperty({ type: String }) name: string;
  @ApiProperty({ type: String }) nameEn: string;
  @ApiProperty({ enum: ['text', 'number', 'date', 'option', 'boolean', 'count'] }) type: string;
  @ApiProperty({ type: [String], nullable: true, description: 'codes of the types that alone have it; null: all do' }) types:
    string[] | null;
  @ApiProperty({ type: [OptionAnswer], nullable: true }) options: OptionAnswer[] | null;
  @ApiProperty({ type: 'integer', nullable: true }) max: number | null;
  @ApiProperty({ type: String, nullable: true, description: 'what the whole text has to match' }) pattern: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'what to say where it does not' }) patternMend: string | null;
  @ApiProperty({ type: String, nullable: true }) patternMendEn: string | null;
}

class CareAnswer {
  @ApiProperty({ type: Boolean, description: 'a phone is kept' }) phone: boolean;
  @ApiProperty({ type: Boolean, description: 'a street address is kept' }) address: boolean;
  @ApiProperty({ type: Boolean, description: 'the opening of a record is logged' }) openingLogged: boolean;
  @ApiProperty({ type: Boolean, description: 'of its people the chair alone is kept' }) chairAlone: boolean;
}

export class KindAnswer {
  @ApiProperty({ type: String }) code: string;
  @ApiProperty({ type: String }) name: string;
  @ApiProperty({ type: String }) nameEn: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'object', properties: { name: { type: 'string' }, nameEn: { type: 'string' } } },
  })
  statusWords: Record<string, { name: string; nameEn: string }>;
  @ApiProperty({ enum: STATUSES, isArray: true, description: 'in which states it counts' }) activeIn: Status[];
  @ApiProperty({ type: CareAnswer }) care: CareAnswer;
  @ApiProperty({ type: Boolean, description: 'it has member units 成员单位' }) members: boolean;
  @ApiProperty({ type: [TypeAnswer] }) types: TypeAnswer[];
  @ApiProperty({ type: [FieldAnswer] }) fields: FieldAnswer[];
  @ApiProperty({ type: [PostAnswer] }) posts: PostAnswer[];
  @ApiProperty({ type: 'integer', nullable: true, description: 'length of a term 届次 in years; null: it has none' }) termYears:
    number | null;
}

export class KindListAnswer {
  @ApiProperty({ type: [KindAnswer] }) items: KindAnswer[];
}
