/**
 * Something that keeps Tongxin from starting or a command from working, said so that the person at the machine can mend it:
 * what is wrong and what to do, in Chinese and in English. Printed without a stack.
 */
export class Trouble extends Error {
  constructor(
    readonly zh: string,
    readonly en: string,
    options?: ErrorOptions,
  ) {
    super(`${zh}\n${en}`, options);
    this.name = 'Trouble';
  }
}

/** What to print for an error that ends the process: the two sentences of a `Trouble`, of anything else the stack. */
export function lastWords(error: unknown): string {
  if (error instanceof Trouble) return `\n✗ ${error.zh}\n  ${error.en}\n`;
  return `\n✗ 出现未预料的错误，请把下面的内容转给维护人员。\n  An unexpected error; please pass on what follows.\n\n${
    error instanceof Error ? (error.stack ?? error.message) : String(error)
  }\n`;
}

let steps: NodeJS.WritableStream = process.stdout;

/** From here on steps are said beside what a command prints for programs. */
export function sayAside(): void {
  steps = process.stderr;
}

/** A step of starting up, said in both languages on one line. */
export function say(zh: string, en: string): void {
  steps.write(`· ${zh}  ${en}\n`);
}
