import { mappedActions } from '../../access/compile/mapped-actions.ts';
import { addsKnownNumber, type KnownAccount, type KnownAccounts } from '../../access/diff/known-accounts.ts';
import type { Json, JsonObject } from '../../digest/json.ts';
import { jsonEqual } from '../../digest/json-equal.ts';
import type { Role } from '../../model/model.ts';
import { type Address, knownAddress, type ObjectAddress } from '../address.ts';
import type { Effectless } from '../apply-change.ts';
import type { Effect } from '../plan.ts';
import type { PolicyTexts } from '../policy-texts.ts';
import type { RoleTerms } from '../projection.ts';
import type { StateEntries } from '../state.ts';
import { everyone, type Followers } from './policy-followers.ts';
import { statementsEffect } from './statements-effect.ts';

/**
 * What a change of what roles, policies, zones or boundaries mean does to whoever is under them: whatever cannot be
 * shown to only give or only take does `both`, and so does a policy whose texts are not known.
 */
export interface ContentEffect {
  readonly effect: Exclude<Effect, 'replace' | 'none'>;
  /** `role:<name>`, `zone:<name>`, the address of a principal, or `*`: who is under it. */
  readonly scopes: readonly string[];
}

export function contentEffect(
  change: Effectless,
  before: {
    readonly entries: StateEntries;
    readonly terms: RoleTerms | undefined;
    readonly accounts?: KnownAccounts | undefined;
    readonly followers: () => Followers;
  },
  after: { readonly followers: () => Followers },
  texts: PolicyTexts = () => undefined,
): ContentEffect | undefined {
  const parsed = knownAddress(change.address);
  switch (parsed.kind) {
    case 'policy':
      return change.action === 'update'
        ? policyEffect(change, parsed.name, { before: before.followers(), after: after.followers() }, texts)
        : undefined;
    case 'role':
      return change.action === 'update' ? scoped(roleEffect(change), [`role:${parsed.name}`]) : undefined;
    case 'zone':
      return zoneEffect(change, parsed.name, before.entries.get(change.address));
    case 'organization':
      return scoped(organizationEffect(change), [everyone]);
    case 'service':
      return change.action === 'update' ? scoped(serviceEffect(change), [everyone]) : undefined;
    case 'settings':
      // What a system with words of its own gives everybody is told by who holds what.
      return before.terms === undefined ? { effect: 'both', scopes: [everyone] } : undefined;
    case 'member':
    case 'service-account':
    case 'token':
      return change.action === 'update'
        ? scoped(principalEffect(parsed, change, before.accounts), [change.address])
        : undefined;
    default:
      return undefined;
  }
}

function scoped(effect: Effect, scopes: readonly string[]): ContentEffect | undefined {
  return effect === 'none' || effect === 'replace' ? undefined : { effect, scopes };
}

function policyEffect(
  change: Effectless,
  name: string,
  { before, after }: Readonly<Record<'before' | 'after', Followers>>,
  texts: PolicyTexts,
): ContentEffect | undefined {
  if (!differs(change, 'digest')) return undefined;
  const scopes = new Set([...(before.get(name) ?? []), ...(after.get(name) ?? [])]);
  if (scopes.size === 0) return undefined;
  const [was, is] = [texts(name, change.before?.digest), texts(name, change.after?.digest)];
  const effect = was === undefined || is === undefined ? 'both' : statementsEffect(was, is);
  return scoped(effect, [...scopes].sort());
}

function roleEffect(change: Effectless): Effect {
  const permissions = setEffect(change, 'permissions');
  const zones = differs(change, 'reachesZones')
    ? change.after?.reachesZones === true
      ? 'gain'
      : 'loss'
    : 'none';
  const opaque = ['id', 'policies'].some((field) => differs(change, field)) ? 'both' : 'none';
  return together(permissions, zones, opaque, githubEffect(change));
}

/** What it is on GitHub: its built-in permissions can be compared, what a custom role gives nobody here knows. */
function githubEffect(change: Effectless): Effect {
  if (!differs(change, 'github')) return 'none';
  const [before, after] = [change.before?.github ?? {}, change.after?.github ?? {}] as readonly [
    GithubRole,
    GithubRole,
  ];
  const isCustom = [before, after].some((role) => role.customRepositoryRole !== undefined);
  const effect = listEffect(mappedActions({ github: before }), mappedActions({ github: after }));
  // An owner may do everything, whatever else is written of the role.
  return isCustom || effect === 'none' ? 'both' : effect;
}

type GithubRole = NonNullable<Role['github']>;

/** More permissions only give, fewer only take: they are allows. */
function setEffect(change: Effectless, field: string): Effect {
  if (!differs(change, field)) return 'none';
  return listEffect(listOf(change.before?.[field]), listOf(change.after?.[field]));
}

function listEffect(before: readonly string[], after: readonly string[]): Effect {
  const [was, is] = [new Set(before), new Set(after)];
  const gains = after.some((each) => !was.has(each));
  const loses = before.some((each) => !is.has(each));
  return gains ? (loses ? 'both' : 'gain') : loses ? 'loss' : 'none';
}

/** No boundary caps nothing, so that the first one takes and the last one gives. */
function boundaryEffect(change: Effectless): Effect {
  if (change.action !== 'update' || !differs(change, 'boundary')) return 'none';
  if (listOf(change.before?.boundary).length === 0) return 'loss';
  return listOf(change.after?.boundary).length === 0 ? 'gain' : 'both';
}

function organizationEffect(change: Effectless): Effect {
  const id = change.action === 'update' && differs(change, 'id') ? 'both' : 'none';
  return together(boundaryEffect(change), id);
}

function principalEffect(
  parsed: ObjectAddress,
  change: Effectless,
  accounts: KnownAccounts | undefined,
): Effect {
  const boundary = boundaryEffect(change);
  const identity = identityEffect(change, accounts?.get(`${parsed.kind}/${parsed.name}`));
  if (parsed.kind !== 'token') return together(boundary, identity);
  const scopes = !differs(change, 'scopes') ? 'none' : capEffect(change, 'scopes');
  const expires = differs(change, 'expires') ? expiryEffect(change) : 'none';
  return together(boundary, identity, scopes, expires, differs(change, 'fingerprint') ? 'both' : 'none');
}

/**
 * Who a principal is: with another e-mail address or identity all of its access is somebody else's, but not where the
 * number of the account that they had is written beside their log-in.
 */
function identityEffect(change: Effectless, known: KnownAccount | undefined): Effect {
  const isOther = ['id', 'email', 'attributes'].some((field) => differs(change, field));
  return isOther || (differs(change, 'identities') && !numbers(change, known)) ? 'both' : 'none';
}

function numbers({ before, after }: Effectless, known: KnownAccount | undefined): boolean {
  const [was, is] = [before?.identities, after?.identities];
  return addsKnownNumber(was as JsonObject | undefined, is as JsonObject | undefined, known);
}

/** A field whose absence caps nothing. */
function capEffect(change: Effectless, field: string): Effect {
  if (change.before?.[field] === undefined) return 'loss';
  return change.after?.[field] === undefined ? 'gain' : 'both';
}

/** An earlier end takes, a later one gives; the change is one of `expires`. */
export function expiryEffect(change: Effectless): 'gain' | 'loss' {
  const never = '9999';
  return String(change.after?.expires ?? never) > String(change.before?.expires ?? never) ? 'gain' : 'loss';
}

/** An isolated zone keeps everyone out who is not bound to it. */
function zoneEffect(
  change: Effectless,
  name: string,
  before: JsonObject | undefined,
): ContentEffect | undefined {
  if (change.action === 'create')
    return change.after?.isolated === true ? { effect: 'loss', scopes: [everyone] } : undefined;
  if (change.action === 'delete')
    return change.before?.isolated === true ? { effect: 'gain', scopes: [everyone] } : undefined;
  if (differs(change, 'resources')) {
    const isolated = before?.isolated === true || change.after?.isolated === true;
    return { effect: 'both', scopes: [isolated ? everyone : `zone:${name}`] };
  }
  if (!differs(change, 'isolated')) return undefined;
  return { effect: change.after?.isolated === true ? 'loss' : 'gain', scopes: [everyone] };
}

/** Another set of actions changes what a wildcard means; a description does not. */
function serviceEffect(change: Effectless): Effect {
  const names = (value: JsonObject | null) => Object.keys((value?.actions ?? {}) as JsonObject).sort();
  const actions = differs(change, 'actions') && !jsonEqual(names(change.before), names(change.after));
  return actions || differs(change, 'resourceTypes') || differs(change, 'conditionKeys') ? 'both' : 'none';
}

/** What several effects at once amount to. */
export function together(...effects: readonly Effect[]): Effect {
  const loses = effects.some((each) => each === 'loss' || each === 'both');
  const gains = effects.some((each) => each === 'gain' || each === 'both');
  if (loses) return gains ? 'both' : 'loss';
  if (gains) return 'gain';
  return effects.includes('replace') ? 'replace' : 'none';
}

function differs(change: Effectless, field: string): boolean {
  return !jsonEqual(change.before?.[field], change.after?.[field]);
}

function listOf(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

/** The scopes that a grant of a principal is under. */
export function scopesOf(
  principal: Address,
  grant: { role: string; zone: string | undefined },
): readonly string[] {
  const scopes = [everyone, principal, `role:${grant.role}`];
  return grant.zone === undefined ? scopes : [...scopes, `zone:${grant.zone}`];
}
