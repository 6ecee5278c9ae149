/** What requests count against. */
export type Resource = 'rest' | 'graphql';

export interface PacerClock {
  /** Milliseconds since 1970. */
  now(): number;
  wait(milliseconds: number): Promise<void>;
  /** Told before a wait that a person would wonder at. */
  onHold?(until: number): void;
}

/** What is asked for would have to wait for longer than the caller has patience. */
export class HeldTooLong extends Error {
  readonly until: number;

  constructor(until: number) {
    super('held for too long');
    this.until = until;
  }
}

export interface Turn {
  readonly resource: Resource;
  /** Milliseconds it waits for a limit to end. */
  readonly patience: number;
}

const readsAtOnce = 10;
const worthTelling = 5000;

/**
 * Who may send when. Reads go ten at once, writes one at a time and a pause apart, and nobody goes while a limit
 * holds. Octokit's own plugins do the same by the clock of the machine, which a test cannot turn.
 */
export class Pacer {
  readonly #clock: PacerClock;
  readonly #pause: number;
  readonly #waiting: (() => void)[] = [];
  readonly #heldUntil: Record<Resource, number> = { rest: 0, graphql: 0 };
  readonly #holds = new Map<number, Promise<void>>();
  #reading = 0;
  #lastWrite: Promise<unknown> = Promise.resolve();
  #nextWrite = 0;
  #nextNotice = 0;

  constructor(pause: number, clock: PacerClock) {
    this.#pause = pause;
    this.#clock = clock;
  }

  /** Nobody sends before `until`. */
  hold(resource: Resource, until: number): void {
    this.#heldUntil[resource] = Math.max(this.#heldUntil[resource], until);
  }

  async read<T>(turn: Turn, send: () => Promise<T>): Promise<T> {
    if (this.#reading < readsAtOnce) this.#reading += 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      await this.#untilFree(turn);
      return await send();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#reading -= 1;
      else next();
    }
  }

  write<T>(turn: Turn, notifies: boolean, send: () => Promise<T>): Promise<T> {
    const done = this.#lastWrite.then(async () => {
      await this.#pauseBefore(notifies);
      await this.#untilFree(turn);
      const now = this.#clock.now();
      this.#nextWrite = now + this.#pause;
      if (notifies) this.#nextNotice = now + 3 * this.#pause;
      return send();
    });
    this.#lastWrite = done.catch(() => undefined);
    return done;
  }

  async #pauseBefore(notifies: boolean): Promise<void> {
    const start = notifies ? Math.max(this.#nextWrite, this.#nextNotice) : this.#nextWrite;
    const left = start - this.#clock.now();
    if (left > 0) await this.#clock.wait(left);
  }

  async #untilFree({ resource, patience }: Turn): Promise<void> {
    const deadline = this.#clock.now() + patience;
    for (;;) {
      const [now, until] = [this.#clock.now(), this.#heldUntil[resource]];
      if (now >= until) return;
      if (until > deadline) throw new HeldTooLong(until);
      await this.#waitOut(until, now);
    }
  }

  /** All who wait for the same moment share one wait. */
  #waitOut(until: number, now: number): Promise<void> {
    const shared = this.#holds.get(until);
    if (shared !== undefined) return shared;
    if (until - now >= worthTelling) this.#clock.onHold?.(until);
    const wait = this.#clock.wait(until - now).finally(() => this.#holds.delete(until));
    this.#holds.set(until, wait);
    return wait;
  }
}
