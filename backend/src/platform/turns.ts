/** Lets a few at a time do something long; the others wait in line. */
export class Turns {
  private busy = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly most: number) {}

  /** Waits for a turn; gives the function that ends it (more than once does no harm). @throws the signal's reason when it is called off */
  async take(signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    if (this.busy >= this.most) await this.stand(signal);
    else this.busy += 1;
    let over = false;
    return () => {
      if (over) return;
      over = true;
      this.leave();
    };
  }

  private stand(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const mine = (): void => {
        signal.removeEventListener('abort', given);
        resolve();
      };
      const given = (): void => {
        this.waiting.splice(this.waiting.indexOf(mine), 1);
        reject(signal.reason as Error);
      };
      this.waiting.push(mine);
      signal.addEventListener('abort', given, { once: true });
    });
  }

  /** The turn goes to the next in line, or is free. */
  private leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.busy -= 1;
  }
}
