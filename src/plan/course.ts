import type { JsonObject } from '../digest/json.ts';
import { jsonEqual } from '../digest/json-equal.ts';
import type { Instant, Organization } from '../model/model.ts';
import type { Origin } from '../parse/document.ts';
import type { Address } from './address.ts';
import { declaredEdges } from './declared-edges.ts';
import type { Project, Projection, ProjectionInput } from './projection.ts';
import type { StateEntries } from './state.ts';

/**
 * What is declared in a system that keeps no dates, now and at every later moment at which that is something else: what
 * ends there ends as Bylaw takes it away, and so on.
 */
export interface Course {
  readonly now: Projection;
  /** Sorted. */
  readonly later: readonly Moment[];
  /** Where what is declared now, or then, stands. */
  readonly origins: Projection['origins'];
}

export interface Moment {
  /** In milliseconds. */
  readonly at: number;
  /** What is declared otherwise then than now; undefined: nothing. */
  readonly otherwise: ReadonlyMap<Address, JsonObject | undefined>;
}

/** Projects anew for every date: what begins and ends may decide what counts elsewhere. */
export function courseOf(project: Project, input: ProjectionInput): Course {
  const now = project(input);
  const ofLater = new Map<Address, Origin>();
  const later = momentsIn(input.organization, input.evaluatedAt).map((evaluatedAt) => {
    const { entries, origins } = project({ ...input, evaluatedAt });
    const otherwise = differences(now.entries, entries);
    for (const address of otherwise.keys()) {
      const origin = origins.get(address);
      if (origin !== undefined) ofLater.set(address, origin);
    }
    return { at: Date.parse(evaluatedAt), otherwise };
  });
  const origins = { get: (address: Address) => now.origins.get(address) ?? ofLater.get(address) };
  return { now, later, origins };
}

/** When something of an organization begins or ends, after a time, sorted. */
export function momentsIn(organization: Organization, after: Instant): readonly Instant[] {
  const moments = new Set(declaredEdges(organization).flatMap(({ starts, expires }) => [starts, expires]));
  return [...moments].flatMap((each) => (each !== undefined && each > after ? [each] : [])).sort();
}

function differences(now: StateEntries, then: StateEntries): Moment['otherwise'] {
  const found = new Map<Address, JsonObject | undefined>();
  for (const [address, value] of then) {
    const was = now.get(address);
    if (was === undefined || !jsonEqual(was, value)) found.set(address, value);
  }
  for (const address of now.keys()) if (!then.has(address)) found.set(address, undefined);
  return found;
}

/** What stands at a moment: the last one that is not after it. */
export function otherwiseAt(later: Course['later'], at: number): Moment['otherwise'] {
  return later.findLast((each) => each.at <= at)?.otherwise ?? nothing;
}

const nothing: Moment['otherwise'] = new Map();
