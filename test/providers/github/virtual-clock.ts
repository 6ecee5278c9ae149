/** A clock that only waiting moves. */
export class VirtualClock {
  #time: number;
  readonly waits: number[] = [];

  constructor(start = '2026-11-23T00:00:00Z') {
    this.#time = Date.parse(start);
  }

  now = (): number => this.#time;

  instant = (): string => new Date(this.#time).toISOString();

  wait = async (milliseconds: number): Promise<void> => {
    this.waits.push(milliseconds);
    this.#time += milliseconds;
  };
}
