import { ApiProperty } from '@nestjs/swagger';
import { NameField, OptionField, PartialDateField, TextField, UuidField } from '../../platform/http/fields.js';
import type { PartialDate } from '../../platform/time/partial-date.js';
import { NamedRecord, PreviewAnswer } from '../answers.dto.js';
import type { KeptSort } from '../code-words.js';
import { STATUSES, type Status } from '../kinds/index.js';
import { Reasons } from '../organizations.dto.js';

/** What the other end is to the organization whose page it is. */
export const RELATION_SORTS = ['hostedBy', 'supervisedBy', 'hosts', 'supervises', 'members', 'memberOf'] as const;
export type RelationSort = (typeof RELATION_SORTS)[number];

/** What a kept sort is called from either end. */
export const ENDS: Readonly<Record<KeptSort, { readonly own: RelationSort; readonly other: RelationSort }>> = {
  hosted: { own: 'hostedBy', other: 'hosts' },
  supervised: { own: 'supervisedBy', other: 'supervises' },
  member: { own: 'members', other: 'memberOf' },
};

/** What may be said of a relation beside its ends and its beginning; null empties. */
class RelationFacts extends Reasons {
  @PartialDateField({ optional: true, nullable: true, description: 'first day on which it no longer holds' })
  to?: PartialDate | null;

  @TextField({ max: 60, optional: true, nullable: true, description: '席位 of a member unit: 组长单位, 成员' })
  seat?: string | null;

  @TextField({ max: 60, optional: true, nullable: true, description: '当然职务: the post in a member unit whose holder has the seat' })
  exOfficio?: string | null;
}

/** 登记关系: to an organization of the registry, or of a 依托单位 or 成员单位 its plain name. */
export class RelationBody extends RelationFacts {
  @OptionField(RELATION_SORTS, { description: 'seen from the organization of the address' })
  sort: RelationSort;

  @UuidField({ optional: true, nullable: true, description: 'the other organization' })
  organizationId?: string | null;

  @NameField({
    optional: true,
    nullable: true,
    description: 'of a 依托单位 or 成员单位 that is not in the registry; instead of `organizationId`',
  })
  name?: string | null;

  @PartialDateField()
  from: PartialDate;
}

/** A relation mended or ended; which organizations it joins never changes. */
export class RelationChangeBody extends RelationFacts {
  @PartialDateField({ optional: true })
  from?: PartialDate;

  @NameField({ optional: true, description: 'of a 依托单位 or 成员单位 that is a plain name' })
  name?: string;
}

/** 合并 into another organization. */
export class MergeBody extends Reasons {
  @UuidField({ description: 'the organization that goes on' })
  into: string;

  @PartialDateField({ description: 'first day on which it is merged' })
  on: PartialDate;
}

export const RELATION_STATES = ['holds', 'possible', 'upcoming', 'ended'] as const;

export class RelationAnswer {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ enum: RELATION_SORTS }) sort: RelationSort;
  @ApiProperty({ type: NamedRecord, nullable: true, description: 'null: a plain name, or outside the reach' }) other: NamedRecord | null;
  @ApiProperty({ type: String, nullable: true, description: 'of a 依托单位 or 成员单位 that is not in the registry' }) name: string | null;
  @ApiProperty({ type: String, nullable: true, description: '席位 of a member unit' }) seat: string | null;
  @ApiProperty({ type: String, nullable: true, description: '当然职务 of a member unit' }) exOfficio: string | null;
  @ApiProperty({ type: String }) from: string;
  @ApiProperty({ type: String, nullable: true, description: 'first day on which it no longer holds' }) to: string | null;
  @ApiProperty({ enum: RELATION_STATES, description: 'on the day asked' }) state: (typeof RELATION_STATES)[number];
  @ApiProperty({ type: Boolean, description: 'it belongs to an organization that this account may change' }) mayChange: boolean;
}

export class ChildAnswer extends NamedRecord {
  @ApiProperty({ type: String }) kind: string;
  @ApiProperty({ type: String }) type: string;
  @ApiProperty({ enum: STATUSES }) status: Status;
}

export class MergedFromAnswer extends NamedRecord {
  @ApiProperty({ type: String, description: 'first day on which it is merged' }) on: string;
}

/** What an organization stands under, what stands under it, and what merged into it. */
export class RelationsAnswer {
  @ApiProperty({ type: String, format: 'date' }) asOf: string;
  @ApiProperty({ type: NamedRecord, nullable: true }) parent: NamedRecord | null;
  @ApiProperty({ type: Boolean, description: 'true also where the parent lies outside the reach' }) hasParent: boolean;
  @ApiProperty({ type: [ChildAnswer], description: 'on the day, by name; at most 200' }) children: ChildAnswer[];
  @ApiProperty({ type: [RelationAnswer], description: 'of the whole life, newest first; members as they joined' }) items: RelationAnswer[];
  @ApiProperty({ type: [MergedFromAnswer] }) mergedFrom: MergedFromAnswer[];
  @ApiProperty({ type: NamedRecord, nullable: true }) mergedInto: NamedRecord | null;
  @ApiProperty({
    type: Boolean,
    description: 'there are organizations outside the reach that have a relation to it of their own, or merged here',
  })
  outside: boolean;
}

/** What goes over to the organization that goes on. */
export class FollowerAnswer extends NamedRecord {
  @ApiProperty({ enum: ['child', ...Object.keys(ENDS)] }) as: 'child' | KeptSort;
}

/** What a merger would do: what changes, and what goes over with it. */
export class MergePreviewAnswer extends PreviewAnswer {
  @ApiProperty({ type: [FollowerAnswer] }) followers: FollowerAnswer[];
}
