import type { Organization } from './state.ts';
import type { VirtualClock } from './virtual-clock.ts';

interface Pending {
  readonly organization: number;
  /** The organization before the write. */
  readonly before: Organization;
  readonly visibleAt: number;
}

/** Lists that are behind: a write shows in them some time after it took effect. Single objects are never behind. */
export class Consistency {
  readonly #clock: VirtualClock;
  #lag: number;
  #pending: readonly Pending[] = [];

  constructor(clock: VirtualClock, lag: number) {
    this.#clock = clock;
    this.#lag = lag;
  }

  /** Milliseconds until a write shows; `Infinity` until `settle`. */
  set lag(milliseconds: number) {
    this.#lag = milliseconds;
  }

  /** A copy to keep, should the write that comes now take effect. */
  copy(organization: Organization): Organization | undefined {
    return this.#lag > 0 ? structuredClone(organization) : undefined;
  }

  written(before: Organization): void {
    const visibleAt = this.#clock.milliseconds() + this.#lag;
    this.#pending = [...this.#pending, { organization: before.id, before, visibleAt }];
  }

  listed(organization: Organization): Organization {
    const now = this.#clock.milliseconds();
    this.#pending = this.#pending.filter(({ visibleAt }) => visibleAt > now);
    return this.#pending.find((one) => one.organization === organization.id)?.before ?? organization;
  }

  settle(): void {
    this.#pending = [];
  }
}
