import type { EmulatorState } from './emulator-state.ts';
import { Refusal } from './refusal.ts';
import type { Token } from './state.ts';
import type { VirtualClock } from './virtual-clock.ts';

const minute = 60_000;
const hour = 60 * minute;

export type Resource = 'core' | 'graphql';

interface Window {
  readonly limit: number;
  used: number;
  resetAt: number;
}

interface Usage {
  readonly core: Window;
  readonly graphql: Window;
  /** Instants of requests of the last hour, newest last. */
  readonly content: number[];
  readonly points: { readonly at: number; readonly points: number; readonly resource: Resource }[];
}

/** What of GitHub's secondary limits is held to; the concurrent ones and processor time are not. */
const secondary = {
  contentPerMinute: 80,
  contentPerHour: 500,
  pointsPerMinute: { core: 900, graphql: 2000 },
};

/** What every token used of what GitHub lets it use. */
export class Limits {
  readonly #clock: VirtualClock;
  readonly #state: EmulatorState;
  readonly #secondary: boolean;
  readonly #usage = new Map<string, Usage>();
  /** Instead of GitHub's numbers: for tests that want to run out soon. */
  readonly #primary: Partial<Record<Resource, number>>;

  constructor(
    clock: VirtualClock,
    state: EmulatorState,
    options: { readonly secondary: boolean; readonly primary: Partial<Record<Resource, number>> },
  ) {
    this.#clock = clock;
    this.#state = state;
    this.#secondary = options.secondary;
    this.#primary = options.primary;
  }

  /**
   * 5,000 an hour; an installation has more with each member and repository above 20, and an enterprise has most; the
   * token of a workflow has 1,000.
   */
  #limitOf(token: Token, resource: Resource): number {
    const fixed = this.#primary[resource];
    const organization = this.#state.organizations.get(token.organization ?? -1);
    if (fixed !== undefined || token.kind !== 'installation' || organization === undefined) {
      return fixed ?? 5000;
    }
    if (token.isWorkflow) {
      return organization.plan === 'enterprise' ? 15_000 : 1000;
    }
    if (organization.plan === 'enterprise') {
      return resource === 'core' ? 15_000 : 10_000;
    }
    const above = (count: number): number => Math.max(0, count - 20);
    const more = 50 * (above(organization.members.size) + above(organization.repositories.size));
    return Math.min(12_500, 5000 + more);
  }

  #usageOf(token: Token): Usage {
    const now = this.#clock.milliseconds();
    let usage = this.#usage.get(token.value);
    if (usage === undefined) {
      const fresh = (resource: Resource): Window => ({
        limit: this.#limitOf(token, resource),
        used: 0,
        resetAt: now + hour,
      });
      usage = { core: fresh('core'), graphql: fresh('graphql'), content: [], points: [] };
      this.#usage.set(token.value, usage);
    }
    for (const window of [usage.core, usage.graphql]) {
      if (now >= window.resetAt) {
        window.used = 0;
        window.resetAt = now + hour;
      }
    }
    while (usage.points.length > 0 && (usage.points[0]?.at ?? 0) <= now - minute) {
      usage.points.shift();
    }
    while (usage.content.length > 0 && (usage.content[0] ?? 0) <= now - hour) {
      usage.content.shift();
    }
    return usage;
  }

  /** Uses up what is left of a primary limit. */
  exhaust(token: Token, resource: Resource): void {
    const window = this.#usageOf(token)[resource];
    window.used = window.limit;
  }

  left(
    token: Token,
    resource: Resource,
  ): { limit: number; remaining: number; used: number; resetAt: number } {
    const { limit, used, resetAt } = this.#usageOf(token)[resource];
    return { limit, used, remaining: Math.max(0, limit - used), resetAt };
  }

  headers(token: Token, resource: Resource): Record<string, string> {
    const { limit, remaining, used, resetAt } = this.left(token, resource);
    return {
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(remaining),
      'x-ratelimit-used': String(used),
      'x-ratelimit-reset': String(Math.ceil(resetAt / 1000)),
      'x-ratelimit-resource': resource,
    };
  }

  overview(token: Token): Record<string, unknown> {
    const shown = (resource: Resource): Record<string, number> => {
      const { resetAt, ...rest } = this.left(token, resource);
      return { ...rest, reset: Math.ceil(resetAt / 1000) };
    };
    const search = {
      limit: 30,
      remaining: 30,
      used: 0,
      reset: Math.ceil(this.#clock.milliseconds() / 1000) + 60,
    };
    return { resources: { core: shown('core'), graphql: shown('graphql'), search }, rate: shown('core') };
  }

  /** Before a request is served. GraphQL says so with 200, which is its executor's affair: `false`. */
  admit(token: Token, resource: Resource, points: number, content: boolean): boolean {
    const usage = this.#usageOf(token);
    if (usage[resource].used >= usage[resource].limit) {
      if (resource === 'graphql') {
        return false;
      }
      throw rateLimited(token);
    }
    if (this.#secondary) {
      this.#mustKeepSecondary(usage, resource, points, content);
      usage.points.push({ at: this.#clock.milliseconds(), points, resource });
      if (content) {
        usage.content.push(this.#clock.milliseconds());
      }
    }
    if (resource === 'core') {
      usage.core.used += 1;
    }
    return true;
  }

  /** What a query cost, once it is known. */
  spend(token: Token, points: number): void {
    this.#usageOf(token).graphql.used += points;
  }

  #mustKeepSecondary(usage: Usage, resource: Resource, points: number, content: boolean): void {
    const now = this.#clock.milliseconds();
    const spent = usage.points
      .filter((one) => one.resource === resource)
      .reduce((sum, one) => sum + one.points, 0);
    if (spent + points > secondary.pointsPerMinute[resource]) {
      throw secondaryLimited(((usage.points[0]?.at ?? now) + minute - now) / 1000);
    }
    if (!content) {
      return;
    }
    const lastMinute = usage.content.filter((at) => at > now - minute);
    if (lastMinute.length >= secondary.contentPerMinute) {
      throw secondaryLimited(((lastMinute[0] ?? now) + minute - now) / 1000);
    }
    if (usage.content.length >= secondary.contentPerHour) {
      throw secondaryLimited(((usage.content[0] ?? now) + hour - now) / 1000);
    }
  }
}

export function rateLimited(token: Token): Refusal {
  return new Refusal(403, `API rate limit exceeded for user ID ${token.account}.`);
}

/** 0 seconds: without saying how long. */
export function secondaryLimited(seconds: number): Refusal {
  return new Refusal(
    403,
    'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
    {
      headers: seconds === 0 ? {} : { 'retry-after': String(Math.max(1, Math.ceil(seconds))) },
    },
  );
}
