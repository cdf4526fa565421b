/** One command of `npm run tongxin -- <name>`: a file each in this folder, with its line in `main.ts`. */
export interface Command {
  /** What it does, for the list of commands. */
  readonly zh: string;
  readonly en: string;
  /** Its arguments as one writes them, for the list and after a mistake. */
  readonly usage: string;
  /** Does it. What it throws as `Trouble` is printed without a stack. @returns the exit code, 0 where there is none */
  run(args: string[]): Promise<number | undefined>;
}
