import { crc32, deflateSync, inflateSync } from 'node:zlib';

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

const SIGNATURE = 8;

/**
 * The same picture in half the bytes: with a palette of 256 colours, which a screen of text and lines hardly exceeds.
 * Takes what the browser writes: 8 bits a channel, not interlaced.
 */
export function smaller(png: Buffer): Buffer {
  const chunks = chunksOf(png);
  const head = chunks[0]?.data ?? Buffer.alloc(13);
  const [width, height, channels] = [head.readUInt32BE(0), head.readUInt32BE(4), head[9] === 6 ? 4 : 3];
  const packed = inflateSync(Buffer.concat(chunks.filter((chunk) => chunk.type === 'IDAT').map((chunk) => chunk.data)));
  const pixels = unfiltered(packed, width * channels, height, channels);
  const { palette, indices } = indexed(pixels, channels);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) indices.copy(rows, y * (width + 1) + 1, y * width, (y + 1) * width);
  const newHead = Buffer.from(head);
  newHead[9] = 3; // indexed
  return Buffer.concat([
    png.subarray(0, SIGNATURE),
    written({ type: 'IHDR', data: newHead }),
    written({ type: 'PLTE', data: palette }),
    written({ type: 'IDAT', data: deflateSync(rows, { level: 9, memLevel: 9 }) }),
    written({ type: 'IEND', data: Buffer.alloc(0) }),
  ]);
}

function chunksOf(png: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE; at < png.length;) {
    const length = png.readUInt32BE(at);
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return chunks;
}

function written({ type, data }: Chunk): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** Takes the five line filters back (PNG specification, 9 Filtering). */
function unfiltered(packed: Buffer, stride: number, height: number, step: number): Buffer {
  const pixels = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = packed[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x >= step ? (pixels[at - step] ?? 0) : 0;
      const up = y > 0 ? (pixels[at - stride] ?? 0) : 0;
      const corner = x >= step && y > 0 ? (pixels[at - stride - step] ?? 0) : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      pixels[at] = ((packed[y * (stride + 1) + 1 + x] ?? 0) + guess) & 255;
    }
  }
  return pixels;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** The 256 colours that fill most of the picture stay as they are; each of the few others becomes the nearest of them. */
function indexed(pixels: Buffer, channels: number): { palette: Buffer; indices: Buffer } {
  const count = pixels.length / channels;
  const colourAt = (i: number): number =>
    ((pixels[i * channels] ?? 0) << 16) | ((pixels[i * channels + 1] ?? 0) << 8) | (pixels[i * channels + 2] ?? 0);
  const often = new Map<number, number>();
  for (let i = 0; i < count; i++) often.set(colourAt(i), (often.get(colourAt(i)) ?? 0) + 1);
  const byUse = [...often.keys()].sort((a, b) => (often.get(b) ?? 0) - (often.get(a) ?? 0));
  const kept = byUse.slice(0, 256);
  const indexOf = new Map(byUse.map((colour, place) => [colour, place < kept.length ? place : nearest(colour, kept)]));
  const indices = Buffer.alloc(count);
  for (let i = 0; i < count; i++) indices[i] = indexOf.get(colourAt(i)) ?? 0;
  return { palette: Buffer.from(kept.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255])), indices };
}

function nearest(colour: number, among: readonly number[]): number {
  const distance = (other: number): number =>
    [16, 8, 0].reduce((sum, shift) => sum + (((colour >> shift) & 255) - ((other >> shift) & 255)) ** 2, 0);
  return among.reduce((best, other, place) => (distance(other) < distance(among[best] ?? 0) ? place : best), 0);
}
