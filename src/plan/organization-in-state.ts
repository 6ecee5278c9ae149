import type { Place } from '../diagnostic/diagnostic.ts';
import type { JsonObject } from '../digest/json.ts';
import { jsonEqual } from '../digest/json-equal.ts';
import type { Binding, Organization, Policy, TeamMembership } from '../model/model.ts';
import { compareText } from '../model/place.ts';
import { hasStatementsOf } from '../model/statement-digest.ts';
import type { Origin } from '../parse/document.ts';
import { type Address, knownAddress, type ObjectKind, objectAddress } from './address.ts';
import { isAccessField } from './fields.ts';
import { type HeldEdge, partsOfState } from './parts-of-state.ts';
import type { ExpectedVersion } from './plan.ts';
import type { PolicyHistories } from './policy-history.ts';
import type { ScheduledEdge, StateEntries } from './state.ts';

/** What a target holds, and what it takes to read it. */
export interface HeldState {
  readonly entries: StateEntries;
  /** Of other kinds the target says nothing. */
  readonly manages: ReadonlySet<ObjectKind>;
  readonly histories: PolicyHistories;
  /** The versions that are about to be published beside those; by default none. */
  readonly expected?: readonly ExpectedVersion[];
  /** What starts by the clock beside what it holds; by default nothing. */
  readonly scheduled?: readonly ScheduledEdge[];
  /**
   * Whether to tell just what it holds: the text of the version of a policy that is in force, whatever its file says by
   * now, and fields that a file has let go of.
   */
  readonly asHeld?: boolean;
  /** The objects that have another name in the files, by the address that they have here. */
  readonly renamed?: ReadonlyMap<Address, Address>;
}

const undeclared = 'held by the target alone';

/** Whether a place of an organization in a state is in no file: what stands there the target alone holds. */
export function isUndeclared({ path }: Place): boolean {
  return path.includes(undeclared);
}

/**
 * The organization as a target holds it: `desiredState` backwards. What no target holds, such as access tests, and
 * where something is declared, is as `declared` has it. What the target alone holds stands in no file.
 */
export function organizationInState(declared: Organization, state: HeldState): Organization {
  const { manages, asHeld = false, renamed } = state;
  const { objects, edges } = partsOfState(heldAndScheduled(state));
  const nowhere = { ...declared.origin, path: [...declared.origin.path, undeclared] };
  const restore = <T extends Named>(kind: RestoredKind, known: ReadonlyMap<string, T>) => {
    if (!manages.has(kind)) return known;
    const values = [...(objects.get(kind) ?? [])].sort(([a], [b]) => compareText(a, b));
    return new Map(
      values.map(([name, value]): [string, T] => {
        const address = objectAddress(kind, declared.name, name);
        const own = known.get(nameOf(renamed?.get(address)) ?? name);
        const { previously, origin }: Named = own ?? { previously: [], origin: nowhere };
        const held = edges.get(address) ?? [];
        const links = linksOf(kind, { origin, ...own }, held);
        const kept = own === undefined || asHeld ? value : withoutLetGo(kind, value, own);
        const fields = { ...defaults[kind], ...kept };
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
      ? atTheirVersions(restore<Held>('policy', declared.policies), declared.policies, state)
      : declared.policies,
    roles: restore('role', declared.roles),
    zones: restore('zone', declared.zones),
    members: restore('member', declared.members),
    serviceAccounts: restore('service-account', declared.serviceAccounts),
    tokens: restore('token', declared.tokens),
    teams: restore('team', declared.teams),
  };
}

function nameOf(address: Address | undefined): string | undefined {
  const parsed = address === undefined ? undefined : knownAddress(address);
  return parsed !== undefined && 'name' in parsed ? parsed.name : undefined;
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

interface Holder {
  readonly origin: Origin;
  readonly bindings?: readonly Binding[];
  readonly members?: readonly TeamMembership[];
}

/** Bindings and memberships. Of one that no file declares the file of its holder is known. */
function linksOf(kind: RestoredKind, holder: Holder, edges: readonly HeldEdge[]) {
  const { origin, bindings: declared = [], members = [] } = holder;
  const beside = { ...origin, path: [...origin.path, undeclared] };
  const bindings = edges
    .filter(({ member }) => member === undefined)
    .map(({ value }) => {
      const own = declared.find((each) => isSameBinding(each, value));
      return { ...value, origin: own?.origin ?? beside } as unknown as Binding;
    });
  if (kind !== 'team') return holders.includes(kind) ? { bindings } : {};
  const origins = new Map(members.map((each) => [each.member, each.origin]));
  return {
    bindings,
    members: edges.flatMap(({ member, value }) => {
      if (member === undefined) return [];
      return [{ ...value, member, origin: origins.get(member) ?? beside } as unknown as TeamMembership];
    }),
  };
}

function isSameBinding({ role, zone, on = [] }: Binding, value: JsonObject): boolean {
  return role === value.role && zone === value.zone && jsonEqual([...new Set(on)].sort(), value.on ?? []);
}

/** An edge that is to start and is held already is not held twice. */
function* heldAndScheduled({ entries, scheduled = [] }: HeldState): Iterable<readonly [string, JsonObject]> {
  yield* entries;
  for (const { address, value } of scheduled) {
    const held = entries.get(address);
    if (held === undefined || !jsonEqual(held, value)) yield [address, value];
  }
}

const holders: readonly RestoredKind[] = ['member', 'service-account', 'token'];

/** Each with the version that the target has in force as its default, unless that is the newest. */
function atTheirVersions(
  policies: ReadonlyMap<string, Held>,
  declared: Organization['policies'],
  { histories, expected = [], asHeld = false }: HeldState,
): Organization['policies'] {
  const next = new Map(expected.map((each) => [each.policy, each.version]));
  return new Map(
    [...policies].map(([name, { version, digest: _, ...policy }]) => {
      const versions = histories.get(name)?.versions ?? [];
      const found = versions.find((each) => each.version === version);
      const text = declared.get(name)?.statements;
      const isText = text !== undefined && (found === undefined || hasStatementsOf(text, found));
      const newest = next.get(name) ?? versions.at(-1)?.version;
      const isPinned = version !== undefined && version !== newest;
      const said = asHeld && !isText && found !== undefined ? ofAnotherText(policy, found.statements) : {};
      const statements = text ?? found?.statements ?? [];
      return [name, { ...policy, statements, ...said, ...(isPinned ? { defaultVersion: version } : {}) }];
    }),
  );
}

/** Of statements that its file does not have only the file is known. */
function ofAnotherText({ origin }: Pick<Held, 'origin'>, statements: readonly JsonObject[]) {
  return { statements, origin: { ...origin, path: [...origin.path, 'statements of another version'] } };
}
