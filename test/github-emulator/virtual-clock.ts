/** Time that passes when somebody says so: limits, quotas and expiries take no real time. */
export class VirtualClock {
  #now: number;
  readonly #listeners: (() => void)[] = [];

  constructor(start: string) {
    this.#now = Date.parse(start);
  }

  /** An ISO instant. */
  now(): string {
    return new Date(this.#now).toISOString();
  }

  milliseconds(): number {
    return this.#now;
  }

  advance(milliseconds: number): void {
    this.advanceTo(this.#now + milliseconds);
  }

  advanceTo(instant: number): void {
    this.#now = Math.max(this.#now, instant);
    for (const listener of this.#listeners) {
      listener();
    }
  }

  /** Those who wait at the same time wait together: the clock goes to the latest, not to the sum. */
  async wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
    const until = this.#now + milliseconds;
    await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
    this.advanceTo(until);
  }

  /** Calls whenever time has passed. */
  onAdvance(listener: () => void): void {
    this.#listeners.push(listener);
  }
}
