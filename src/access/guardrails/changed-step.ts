import type { Place } from '../../diagnostic/diagnostic.ts';
import type { Json } from '../../digest/json.ts';
import { jsonEqual } from '../../digest/json-equal.ts';
import type { Binding, Organization } from '../../model/model.ts';
import { globMatches } from '../../model/patterns/glob-matches.ts';
import { placeAt } from '../../model/place.ts';
import { parsePolicyReference } from '../../model/references/policy-reference.ts';
import type { RouteStep } from '../diff/access-diff.ts';
import type { SystemAccess } from '../diff/system-access.ts';

/** What was there before a change. */
export interface Before {
  readonly organization: Organization;
  readonly system: SystemAccess;
}

/** What of a way a change put there. */
export interface ChangedStep {
  /** Its place in the way. */
  readonly step: number;
  readonly at: Place;
}

/** A step of a way, with what is known where it is taken. */
interface Taken {
  readonly name: string;
  readonly at: Place;
  /** Whom or what it leads on from: `member/ana`, `team/core`, `role/editor`. */
  readonly from: string;
  readonly action: string;
  readonly before: Organization;
  readonly after: Organization;
}

/**
 * The first step of a way that was not there before: who came into the team, what it or the role got; undefined where
 * all of it was, so that something else changed.
 */
export function changedStep(
  route: readonly RouteStep<Place>[],
  asked: { readonly action: string; readonly holder: string },
  before: Organization,
  after: Organization,
): ChangedStep | undefined {
  const { action, holder } = asked;
  let from = holder;
  for (const [step, { is, name, at }] of route.entries()) {
    const found = at && newIn[is]?.({ name, at, from, action, before, after });
    if (found !== undefined) return { step, at: found };
    from = name;
  }
  return undefined;
}

/** Where it is said anew that one leads to the other; undefined where it was said before. */
const newIn: Partial<Record<RouteStep['is'], (taken: Taken) => Place | undefined>> = {
  owner: ({ name, at, from, before }) =>
    before.tokens.get(from.replace(/^token\//, ''))?.owner === name ? undefined : at,
  team({ name, at, from, before }) {
    const team = before.teams.get(nameOf(name));
    const member = from.replace(/^member\//, '');
    const was = from.startsWith('team/')
      ? before.teams.get(nameOf(from))?.parent === nameOf(name)
      : team?.members.some((each) => each.member === member);
    return was === true ? undefined : at;
  },
  role({ name, at, from, before, after }) {
    const [was, now] = [before, after].map((each) => bindingsOf(each, from, nameOf(name)));
    const added = now?.find((each) => !was?.some((other) => isSame(scopeOf(each), scopeOf(other))));
    if (added !== undefined) return placeAt(added.origin, []);
    return now?.length === 0 && roleOf(before, from) !== roleOf(after, from) ? at : undefined;
  },
  permissions({ name, at, from, action, before, after }) {
    const [was, now] = [before, after].map(({ roles }) => roles.get(nameOf(from)));
    if (was === undefined || now === undefined) return at;
    if (name !== 'permissions') return isSame(was.github ?? null, now.github ?? null) ? undefined : at;
    const index = now.permissions.findIndex(
      (each) => !was.permissions.includes(each) && globMatches(each.toLowerCase(), action.toLowerCase()),
    );
    return index < 0 ? undefined : { ...at, path: [...at.path, index] };
  },
  policy({ name, at, from, before, after }) {
    const [was, now] = [before, after].map(({ roles }) =>
      roles.get(nameOf(from))?.policies.find((each) => policyOf(each) === policyOf(nameOf(name))),
    );
    return was === now ? undefined : at;
  },
  statement({ at, from, before, after }) {
    if (!from.startsWith('policy/')) return undefined;
    const [was, now] = [before, after].map(
      ({ policies }) => policies.get(policyOf(nameOf(from)))?.statements,
    );
    const said = now?.[Number(at.path.at(-1))];
    return said === undefined || was?.some((each) => isSame(each, said)) === true ? undefined : at;
  },
};

function bindingsOf(organization: Organization, holder: string, role: string): readonly Binding[] {
  const all = holderIn(organization, holder)?.bindings ?? [];
  return all.filter((each) => each.role === role);
}

/** The one organization role of a member or a service account. */
function roleOf(organization: Organization, holder: string): string | undefined {
  const found = holderIn(organization, holder);
  return found !== undefined && 'role' in found ? found.role : undefined;
}

function holderIn({ members, serviceAccounts, tokens, teams }: Organization, holder: string) {
  const name = nameOf(holder);
  if (holder.startsWith('team/')) return teams.get(name);
  if (holder.startsWith('token/')) return tokens.get(name);
  return holder.startsWith('member/') ? members.get(name) : serviceAccounts.get(name);
}

function scopeOf({ zone, on, starts, expires }: Binding): Json {
  return [zone ?? null, [...(on ?? [])], starts ?? null, expires ?? null];
}

function isSame(one: Json, other: Json): boolean {
  return jsonEqual(one, other);
}

/** `editor` of `role/editor`. */
function nameOf(name: string): string {
  return name.slice(name.indexOf('/') + 1);
}

function policyOf(reference: string): string {
  return parsePolicyReference(reference).policy;
}
