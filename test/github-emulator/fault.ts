/** A request as a fault picks it. `*` in `path` is any text without `/`, `**` any text. */
export interface RequestPattern {
  readonly method?: string;
  readonly path?: string;
}

export interface Fault {
  /** The n-th request from now, counted from 1; or the requests that match. */
  readonly at: number | RequestPattern;
  /** Matching requests let through before. */
  readonly skip?: number;
  /** How many matching requests it meets: one, unless it says otherwise. */
  readonly times?: number;
  /**
   * A status: that answer, without effect. `refuse`: 422. `delay`: time passes first, then it is served. `cut`: half of
   * the answer. `drop-before` and `drop-after`: the connection breaks before or after the request took effect.
   * `rate-limit`: the hour's requests are used up. `secondary-limit`: too fast, with `retry-after`.
   */
  readonly do:
    | number
    | 'refuse'
    | 'delay'
    | 'cut'
    | 'drop-before'
    | 'drop-after'
    | 'rate-limit'
    | 'secondary-limit';
  /** For a status: whether the request takes effect before that answer. */
  readonly after?: boolean;
  /** For a status: its message. */
  readonly message?: string;
  /** For `delay`: milliseconds of the virtual clock. */
  readonly ms?: number;
  /** For any: real milliseconds that the answer is kept back, for tests of time-outs. */
  readonly stall?: number;
  /** For `secondary-limit`: seconds, 60 by default; 0 leaves the header out. */
  readonly retryAfter?: number;
}

function toExpression(path: string): RegExp {
  const escaped = path.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  const source = escaped.replace(/\*\*|\*/g, (stars) => (stars === '**' ? '.*' : '[^/]*'));
  return new RegExp(`^${source}$`, 'i');
}

/** The faults that are still to come. */
export class Faults {
  #script: { readonly fault: Fault; readonly path?: RegExp; skipped: number; met: number }[] = [];
  #count = 0;

  /** Replaces whatever was to come; counting begins anew. */
  set(script: readonly Fault[]): void {
    this.#count = 0;
    this.#script = script.map((fault) => ({
      fault,
      ...(typeof fault.at === 'object' && fault.at.path !== undefined
        ? { path: toExpression(fault.at.path) }
        : {}),
      skipped: 0,
      met: 0,
    }));
  }

  /** What happens to this request, if anything. */
  next(method: string, path: string): Fault | undefined {
    this.#count += 1;
    for (const one of this.#script) {
      const { at, skip = 0, times = 1 } = one.fault;
      const matches =
        typeof at === 'number'
          ? at === this.#count
          : (at.method === undefined || at.method.toUpperCase() === method) && (one.path?.test(path) ?? true);
      if (!matches || one.met >= times) {
        continue;
      }
      if (one.skipped < skip) {
        one.skipped += 1;
        continue;
      }
      one.met += 1;
      return one.fault;
    }
    return undefined;
  }
}
