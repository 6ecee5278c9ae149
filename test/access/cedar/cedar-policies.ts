import type {
  Effect,
  PlainBinding,
  PlainDocument,
  PlainRole,
  PlainStatement,
  PlainWorld,
  WrittenBinding,
} from '../naive/documents.ts';
import { organizationId } from '../random-texts.ts';
import type { Asker } from './cedar-keys.ts';
import { cedarScope, cedarStatement } from './cedar-statements.ts';
import { allOf, anyOf, datetime, quoted } from './cedar-text.ts';

type Of<K extends PlainDocument['kind']> = Extract<PlainDocument, { kind: K }>;

/**
 * An organization as Cedar policies. What has to allow beside the bindings (boundaries, what a token holds, its scopes)
 * forbids unless it does, so that Cedar's two rules are enough: some permit, and no forbid.
 */
export function cedarPolicies(world: PlainWorld): string {
  return [
    ...world.documents.flatMap((document) => ofDocument(world, document)),
    ...world.documents.flatMap((document) => (document.kind === 'Token' ? ofToken(world, document) : [])),
  ].join('\n');
}

function ofDocument(world: PlainWorld, document: PlainDocument): readonly string[] {
  if (document.kind === 'Organization') return bounded(world, 'principal', document.boundary);
  if (document.kind === 'Team')
    return granted(world, `principal in Team::${quoted(document.name)}`, document.bindings);
  if (document.kind !== 'Member' && document.kind !== 'ServiceAccount') return [];
  const scope = `principal == ${document.kind}::${quoted(document.name)}`;
  const organizationRole = document.role === undefined ? [] : [document.role];
  return [
    ...(document.status === 'suspended' ? [policy('deny', scope, 'true')] : []),
    ...granted(world, scope, [...organizationRole, ...(document.bindings ?? [])]),
    ...bounded(world, scope, document.boundary),
  ];
}

/** A token asks as its owner, and says in the context that it does. */
function ofToken(
  world: PlainWorld,
  { name, inherit, bindings, scopes, revoked }: Of<'Token'>,
): readonly string[] {
  const asks = `context has token && context.token == ${quoted(name)}`;
  const asker = { token: name };
  const own = (bindings ?? []).flatMap((binding) => held(world, binding, asker));
  const narrowed = (scopes ?? []).map((each) => ({ effect: each.effect, when: cedarStatement(each, asker) }));
  const layers = [...(inherit === true ? [] : [own]), ...(scopes === undefined ? [] : [narrowed])];
  return [
    ...(revoked === true ? [policy('deny', 'principal', asks)] : []),
    ...layers.flatMap((layer) => [
      policy('deny', 'principal', `${asks} && (${anyOf(ofEffect(layer, 'deny'))})`),
      policy('deny', 'principal', `${asks} && !(${anyOf(ofEffect(layer, 'allow'))})`),
    ]),
  ];
}

interface Held {
  readonly effect: Effect;
  readonly when: string;
}

function ofEffect(held: readonly Held[], effect: Effect): readonly string[] {
  return held.filter((each) => each.effect === effect).map(({ when }) => when);
}

function granted(
  world: PlainWorld,
  scope: string,
  bindings: readonly WrittenBinding[] = [],
): readonly string[] {
  return bindings.flatMap((binding) =>
    held(world, binding, 'entity').map(({ effect, when }) => policy(effect, scope, when)),
  );
}

function bounded(
  world: PlainWorld,
  scope: string,
  boundary: readonly string[] | undefined,
): readonly string[] {
  if (boundary === undefined) return [];
  const all = boundary.flatMap((name) => find(world, 'Policy', name).statements);
  const matching = all.map((each) => ({ effect: each.effect, when: cedarStatement(each, 'entity') }));
  return [
    policy('deny', scope, anyOf(ofEffect(matching, 'deny'))),
    policy('deny', scope, `!(${anyOf(ofEffect(matching, 'allow'))})`),
  ];
}

function held(world: PlainWorld, written: WrittenBinding, asker: Asker): readonly Held[] {
  const binding: PlainBinding = typeof written === 'string' ? { role: written } : written;
  const role = find(world, 'Role', binding.role);
  const ofPolicies = (role.policies ?? []).flatMap((name) => find(world, 'Policy', name).statements);
  return [...permissions(role, asker), ...ofPolicies.map((each) => whole(each))].map(({ effect, when }) => ({
    effect,
    when: allOf([
      when,
      ...inForce(binding),
      ...inScope(world, binding, effect, asker),
      ...notIsolated(world, role, binding, effect),
    ]),
  }));

  function whole(statement: PlainStatement): Held {
    return { effect: statement.effect, when: cedarStatement(statement, asker) };
  }
}

function permissions({ permissions = [] }: PlainRole, asker: Asker): readonly Held[] {
  if (permissions.length === 0) return [];
  const statement: PlainStatement = { effect: 'allow', actions: permissions };
  const ours = `resource.n == 0 || (resource.n == 4 && resource.s3 == ${quoted(organizationId)}) || (resource.n == 5 && resource.s4 == ${quoted(organizationId)})`;
  return [{ effect: 'allow', when: allOf([cedarStatement(statement, asker), ours]) }];
}

function inForce({ starts, expires }: PlainBinding): readonly string[] {
  return [
    ...(starts === undefined ? [] : [`context.now >= ${datetime(starts)}`]),
    ...(expires === undefined ? [] : [`context.now < ${endOf(expires)}`]),
  ];
}

/** A day alone ends where it is over. */
function endOf(expires: string): string {
  return expires.includes('T') ? datetime(expires) : `${datetime(expires)}.offset(duration("1d"))`;
}

function inScope(
  world: PlainWorld,
  { zone, on }: PlainBinding,
  effect: Effect,
  asker: Asker,
): readonly string[] {
  return [
    ...(zone === undefined ? [] : [inZone(find(world, 'Zone', zone))]),
    ...(on === undefined ? [] : [cedarScope(on, effect, asker)]),
  ];
}

function notIsolated(
  world: PlainWorld,
  role: PlainRole,
  { zone }: PlainBinding,
  effect: Effect,
): readonly string[] {
  if (effect === 'deny' || zone !== undefined || role.reachesZones === true) return [];
  return world.documents.flatMap((each) =>
    each.kind === 'Zone' && each.isolated === true ? [`!(${inZone(each)})`] : [],
  );
}

function inZone({ resources }: Of<'Zone'>): string {
  return cedarScope(resources, 'allow', 'entity');
}

function policy(effect: Effect, scope: string, when: string): string {
  return `${effect === 'allow' ? 'permit' : 'forbid'} (${scope}, action, resource) when { ${when} };`;
}

function find<K extends PlainDocument['kind']>(world: PlainWorld, kind: K, name: string): Of<K> {
  const found = world.documents.find((each): each is Of<K> => each.kind === kind && each.name === name);
  if (found === undefined) throw new Error(`no ${kind} ${name}`);
  return found;
}
