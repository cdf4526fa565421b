import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';

/** Makes identifiers. Injected, so that the sample is the same each time. */
@Injectable()
export class Identifiers {
  /** A UUIDv7 (RFC 9562 5.7): 48 bits of milliseconds, then chance. Made here because PostgreSQL 15 has no `uuidv7()`. */
  next(): string {
    return uuidv7(Date.now(), randomBytes(10));
  }
}

/** Identifiers of a story: the same seed gives the same row of identifiers. */
export class SeededIdentifiers extends Identifiers {
  private count = 0;

  constructor(
    private readonly random: () => number,
    private readonly start = Date.UTC(2014, 0, 1),
  ) {
    super();
  }

  override next(): string {
    return uuidv7(
      this.start + this.count++,
      Uint8Array.from({ length: 10 }, () => Math.floor(this.random() * 256)),
    );
  }
}

/** The text form of a UUIDv7 from a time in milliseconds and ten bytes. */
export function uuidv7(milliseconds: number, chance: Uint8Array): string {
  const bytes = new Uint8Array(16);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(milliseconds) << 16n);
  bytes.set(chance.subarray(0, 10), 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Buffer.from(bytes).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
