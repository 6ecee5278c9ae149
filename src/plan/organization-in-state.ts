import type { JsonObject } from '../digest/json.ts';
import type { Binding, Organization, Policy, TeamMembership } from '../model/model.ts';
import { compareText } from '../model/place.ts';
import type { Origin } from '../parse/document.ts';
import { type ObjectKind, objectAddress } from './address.ts';
import { isAccessField } from './fields.ts';
import { type HeldEdge, partsOfState } from './parts-of-state.ts';
import type { PolicyHistories } from './policy-history.ts';
import type { StateEntries } from './state.ts';

/** What a target holds, and what it takes to read it. */
export interface HeldState {
  readonly entries: StateEntries;
  /** Of other kinds the target says nothing. */
  readonly manages: ReadonlySet<ObjectKind>;
  readonly histories: PolicyHistories;
}

/**
 * The organization as a target holds it: `desiredState` backwards. What no target holds, such as access tests, and
 * where something is declared, is as `declared` has it. What the target alone holds stands in no file.
 */
export function organizationInState(declared: Organization, state: HeldState): Organization {
  const { manages, histories } = state;
  const { objects, edges } = partsOfState(state.entries);
  const nowhere = { ...declared.origin, path: [...declared.origin.path, 'held by the target alone'] };
  const restore = <T extends Named>(kind: RestoredKind, known: ReadonlyMap<string, T>) => {
    if (!manages.has(kind)) return known;
    const values = [...(objects.get(kind) ?? [])].sort(([a], [b]) => compareText(a, b));
    return new Map(
      values.map(([name, value]): [string, T] => {
        const own = known.get(name);
        const { previously, origin }: Named = own ?? { previously: [], origin: nowhere };
        const links = linksOf(kind, origin, edges.get(objectAddress(kind, declared.name, name)) ?? []);
        const fields = { ...defaults[kind], ...(own === undefined ? value : withoutLetGo(kind, value, own)) };
        return [name, { name, previously, origin, ...fields, ...links } as unknown as T];
      }),
    );
  };
  const builtIn = [...declared.services].filter(([, service]) => service.builtIn);
  return {
    ...declared,
    ...(manages.has('organization') ? itself(objects.get('organization')?.get(declared.name)) : {}),
    services: new Map([...builtIn, ...restore('service', declared.services)]),
    policies: manages.has('policy')
      ? atTheirVersions(restore<Held>('policy', declared.policies), declared.policies, histories)
      : declared.policies,
    roles: restore('role', declared.roles),
    zones: restore('zone', declared.zones),
    members: restore('member', declared.members),
    serviceAccounts: restore('service-account', declared.serviceAccounts),
    tokens: restore('token', declared.tokens),
    teams: restore('team', declared.teams),
  };
}

type RestoredKind = Exclude<ObjectKind, 'organization' | 'settings' | 'outside-collaborator'>;

interface Named {
  readonly previously: readonly string[];
  readonly origin: Origin;
}

/** A policy in a target: which version is in force there. */
interface Held extends Omit<Policy, 'statements' | 'defaultVersion'> {
  readonly version?: number;
  readonly digest?: string;
}

/** What a field is that a state leaves out, where the model has it all the same. */
const defaults: Readonly<Record<RestoredKind, object>> = {
  service: { actions: {}, resourceTypes: {}, conditionKeys: {}, builtIn: false },
  policy: {},
  role: { permissions: [], policies: [], assignableTo: [], reachesZones: false },
  zone: { resources: [], isolated: false },
  member: { status: 'active', boundary: [] },
  'service-account': { status: 'active', boundary: [] },
  token: { inherit: false, revoked: false },
  team: {},
};

function itself(value: JsonObject | undefined): Partial<Organization> {
  return value === undefined
    ? {}
    : { id: String(value.id), boundary: (value.boundary ?? []) as readonly string[] };
}

/** A target keeps for good what a file has let go of. */
function withoutLetGo(kind: ObjectKind, value: JsonObject, own: object): JsonObject {
  return Object.fromEntries(
    Object.entries(value).filter(([field]) => isAccessField(kind, field) || field in own),
  );
}

/** Bindings and memberships. Where each is declared nobody asks: their holder stands for them. */
function linksOf(kind: RestoredKind, origin: Origin, edges: readonly HeldEdge[]) {
  const bindings = edges
    .filter(({ member }) => member === undefined)
    .map(({ value }) => ({ ...value, origin }) as unknown as Binding);
  if (kind !== 'team') return holders.includes(kind) ? { bindings } : {};
  const members = edges.flatMap(({ member, value }) =>
    member === undefined ? [] : [{ ...value, member, origin } as unknown as TeamMembership],
  );
  return { bindings, members };
}

const holders: readonly RestoredKind[] = ['member', 'service-account', 'token'];

/** Each with the version that the target has in force as its default, unless that is the newest. */
function atTheirVersions(
  policies: ReadonlyMap<string, Held>,
  declared: Organization['policies'],
  histories: PolicyHistories,
): Organization['policies'] {
  return new Map(
    [...policies].map(([name, { version, digest: _, ...policy }]) => {
      const versions = histories.get(name)?.versions ?? [];
      const found = versions.find((each) => each.version === version);
      const statements = declared.get(name)?.statements ?? found?.statements ?? [];
      const isPinned = version !== undefined && version !== versions.at(-1)?.version;
      return [name, { ...policy, statements, ...(isPinned ? { defaultVersion: version } : {}) }];
    }),
  );
}
