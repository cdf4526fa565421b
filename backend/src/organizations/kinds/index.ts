import { association } from './association.js';
import { chamberOfCommerce } from './chamber-of-commerce.js';
import { democraticParty } from './democratic-party.js';
import type { Kind, KindField } from './kind.js';
import { leadingBody } from './leading-body.js';
import { overseasGroup } from './overseas-group.js';
import { practiceBase } from './practice-base.js';
import { serviceCentre } from './service-centre.js';

/** All kinds in the office's order: a new one is its file and its line here. */
export const KINDS: readonly Kind[] = [
  democraticParty,
  association,
  chamberOfCommerce,
  overseasGroup,
  practiceBase,
  serviceCentre,
  leadingBody,
];

/** The kind of a code, or undefined. */
export const kindOf = (code: string): Kind | undefined => KINDS.find((kind) => kind.code === code);

/** Fields of any kind, each code once; a code means the same in all kinds that have it. */
export const fieldOf = (kind: string, code: string): KindField | undefined => kindOf(kind)?.fields.find((field) => field.code === code);

export { STATUSES, type Care, type Kind, type KindField, type KindType, type Status } from './kind.js';
