import { creditCodeCheck, innerCheck } from '../platform/chinese/credit-code.js';

/** 社会团体, registered by an office in a region that is none: 320699. */
const SOCIAL_BODY = '51320699';

/** A unified social credit code that is right by its check characters and belongs to nobody. */
export function inventedCreditCode(serial: number): string {
  const inner = `MJ${String(serial).padStart(6, '0')}`;
  const body = `${SOCIAL_BODY}${inner}${innerCheck(inner)}`;
  return `${body}${creditCodeCheck(body)}`;
}

/** An office phone that is nobody's. */
export const inventedPhone = (serial: number): string => `0513-8500${String(serial).padStart(4, '0')}`;
