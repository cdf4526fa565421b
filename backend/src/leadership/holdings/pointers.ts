import type { ActOptions } from '../../organizations/index.js';
import type { Holding } from './holding.entity.js';

/** Where in a body something is wrong, by where it is in that of `holdings`: `/holder/post`, `/from`. */
type Pointing = (declared: string) => string;

/** Where in the body of an act they stand whom it puts into office: told as it writes them, asked where the database refuses one. */
export class Pointers {
  private readonly written: { readonly row: Holding; readonly at: Pointing }[] = [];

  put(row: Holding, at: Pointing): void {
    this.written.push({ row, at });
  }

  /** The pointer of the row that was refused; as declared where the act names it so. */
  of(declared: string, refused: (row: Holding) => boolean): string {
    return this.written.findLast(({ row }) => refused(row))?.at(declared) ?? declared;
  }
}

/** Of one of many holders, who all begin `/on` one day. */
export const oneOfMany =
  (pointer: string): Pointing =>
  (declared) =>
    declared === '/from' ? '/on' : declared.replace(/^\/holder(?=\/)/, pointer);

export interface HoldingOptions extends ActOptions {
  readonly pointers?: Pointers;
}
