import type { Action } from '../../engine/action-table.ts';
import type { CompiledStatement } from '../../statements/compiled-statement.ts';
import { candidatesFor, type StatementTable } from '../../statements/statement-table.ts';
import { includesStatement } from '../statement-inclusion.ts';
import type { Change } from './change.ts';
import { resourcesToTry } from './resources-to-try.ts';
import { answerOf, heldBy, isMore, type Standing } from './standing.ts';
import { scopesOf, withStatements } from './with-holdings.ts';

/** Something that is denied now and would be allowed then. */
export interface Example {
  readonly action: string;
  readonly resource: string;
}

/** So many actions of a statement are asked about; where there are more, what they give is not known. */
const tried = 40;

/**
 * What a change would give: an example, or `unknown` where none is found and yet more may be allowed; undefined where
 * it certainly gives nothing.
 */
export function gainOf(before: Standing, change: Change): Example | 'unknown' | undefined {
  const { after, gained, freed = [], isOpen = false } = change;
  const isOther = after.principal.name !== before.principal.name;
  const against = (change.against ?? plainlyHeld(before)).filter(
    (each) => !isOther || !each.variesByPrincipal,
  );
  const more = gained.filter(
    (each) => !each.isDeny && !against.some((other) => covers(other, each, before.engine.organization.id)),
  );
  const sources = [...more, ...freed];
  for (const statement of sources) {
    const example = exampleIn(before, after, statement, change.on ?? []);
    if (example !== undefined) return example;
  }
  const isCut = sources.some((each) => actionsToTry(after, each).isCut);
  if (isOpen || isCut || freesUnderConditions(before, change)) return 'unknown';
  const mayBeAllowed = allowedBySome(after);
  return more.some((each) =>
    actionsOf(after, each).some((action) => mayBeAllowed(action) && mayPass(after, action)),
  )
    ? 'unknown'
    : undefined;
}

/** A deny with conditions may match in a context that nobody named: it is taken to match always before the change. */
function freesUnderConditions(before: Standing, { after, freed = [], on = [] }: Change): boolean {
  const conditional = freed.filter(({ isDeny, conditions }) => isDeny && conditions.length > 0);
  if (conditional.length === 0) return false;
  const denied = withStatements(before, (each) =>
    conditional.includes(each) ? { ...each, conditions: [] } : each,
  );
  return conditional.some((each) => exampleIn(denied, after, each, on) !== undefined);
}

/** What is allowed without a scope; scoped bindings and isolated zones leave something out. */
function plainlyHeld(standing: Standing): readonly CompiledStatement[] {
  const { engine } = standing;
  const held = heldBy(standing).filter(
    ({ holding: { scope, role } }) => scope === undefined && (!engine.zones.hasIsolated || role.reachesZones),
  );
  return held.flatMap(({ holding }) => holding.table.statements).filter(({ isDeny }) => !isDeny);
}

/** Permissions are about resources of the organization alone; what is allowed on those of any other is not looked at. */
function covers(one: CompiledStatement, other: CompiledStatement, organizationId: string): boolean {
  if (one === other) return true;
  const { resources = [] } = other.source.written as { readonly resources?: readonly string[] };
  const isNarrow = one.source.from.is === 'permissions' && other.source.from.is !== 'permissions';
  if (isNarrow && !resources.every((each) => mayBeOf(each, organizationId))) return false;
  return includesStatement(comparable(one), comparable(other));
}

/** `krn:acme:events:{org_id}:event/*` */
function mayBeOf(resource: string, organizationId: string): boolean {
  const segment = resource.split(':')[resource.startsWith('arn:') ? 4 : 3];
  return resource === '*' || ['{org_id}', '*', organizationId].includes(segment ?? '');
}

function comparable({ isDeny, source, actions, exceptActions }: CompiledStatement) {
  return { isDeny, written: source.written as never, actions, exceptActions };
}

function exampleIn(
  before: Standing,
  after: Standing,
  statement: CompiledStatement,
  on: readonly string[],
): Example | undefined {
  for (const action of actionsToTry(after, statement).actions)
    for (const resource of triedOf(before, after, action, statement, on)) {
      const then = answerOf(after, action.text, resource);
      if (then !== 'denied' && isMore(then, answerOf(before, action.text, resource)))
        return { action: action.text, resource };
    }
  return undefined;
}

/** What a deny withheld is where something is allowed, whatever the deny names. */
function triedOf(
  before: Standing,
  after: Standing,
  action: Action,
  statement: CompiledStatement,
  on: readonly string[],
): readonly string[] {
  const allowed = statement.isDeny ? allowedOn(after, action) : [];
  const like = [before, after].flatMap((each) =>
    resourcesToTry(each, action, statement, [...on, ...allowed]),
  );
  return [...new Set(like)];
}

/** The patterns of resources that what somebody holds, and what bounds them, allows an action on. */
function allowedOn(standing: Standing, action: Action): readonly string[] {
  const { engine, principal } = standing;
  const held = heldBy(standing).map(({ holding }) => holding);
  const boundaries = [engine.boundary, principal.boundary].filter((each) => each !== undefined);
  const allows = [...held.map(({ table }) => table), ...boundaries]
    .flatMap((table) => candidates(standing, table, action))
    .filter(({ isDeny }) => !isDeny);
  return [
    ...held.flatMap((each) => scopesOf(standing, each)),
    ...allows.flatMap(({ source }) => (source.written as { resources?: readonly string[] }).resources ?? []),
  ];
}

/** The first of the actions that a statement is about, before others those that something held may allow. */
function actionsToTry(standing: Standing, statement: CompiledStatement) {
  const mayBeAllowed = allowedBySome(standing);
  const open: Action[] = [];
  const others: Action[] = [];
  for (const action of actionsOf(standing, statement)) {
    if (open.length > tried) break;
    (mayBeAllowed(action) ? open : others).push(action);
  }
  return { actions: [...open, ...others].slice(0, tried), isCut: open.length > tried };
}

/** Whether some statement allows an action; of a token in each of its layers. */
function allowedBySome(standing: Standing): (action: Action) => boolean {
  const { token } = standing.principal;
  const own = heldBy(standing).map(({ holding }) => holding.table);
  const owners = token && heldBy({ ...standing, principal: token.owner }).map(({ holding }) => holding.table);
  const layers = [
    ...(token?.inherits === true ? [] : [own]),
    ...(owners === undefined ? [] : [owners]),
    ...(token?.scopes === undefined ? [] : [[token.scopes]]),
  ];
  return (action) =>
    layers.every((tables) =>
      tables.some((table) => candidates(standing, table, action).some(({ isDeny }) => !isDeny)),
    );
}

/** Those that a statement is about, privileged ones first. */
function actionsOf({ engine }: Standing, { actions, exceptActions }: CompiledStatement): readonly Action[] {
  const { services } = engine.actions;
  const isNamed = ({ service, index }: Action) =>
    actions === 'all' || (actions.get(service)?.includes(index) ?? false);
  const found =
    exceptActions || actions === 'all'
      ? services.flatMap((service) => service.actions.filter((each) => isNamed(each) !== exceptActions))
      : [...actions].flatMap(([service, indexes]) =>
          indexes.flatMap((index) => services[service]?.actions[index] ?? []),
        );
  const isPrivileged = ({ text, service }: Action) => {
    const name = services[service]?.name ?? '';
    const declared = engine.organization.services.get(name)?.actions[text.slice(name.length + 1)];
    return (declared as { readonly privileged?: boolean } | undefined)?.privileged === true;
  };
  return [...found.filter(isPrivileged), ...found.filter((each) => !isPrivileged(each))];
}

/** Whether boundaries may let an action pass, and no deny is about all of it. */
function mayPass(standing: Standing, action: Action): boolean {
  const { engine, principal } = standing;
  const boundaries = [engine.boundary, principal.boundary].filter((each) => each !== undefined);
  const isBounded = boundaries.some(
    (table) => !candidates(standing, table, action).some(({ isDeny }) => !isDeny),
  );
  const denies = [
    ...boundaries.flatMap((table) => candidates(standing, table, action)),
    ...heldBy(standing).flatMap(({ holding }) =>
      holding.scope === undefined ? candidates(standing, holding.table, action) : [],
    ),
  ].filter(({ isDeny }) => isDeny);
  return (
    !isBounded &&
    !denies.some(({ resources, conditions }) => resources === undefined && conditions.length === 0)
  );
}

function candidates(
  { engine }: Standing,
  table: StatementTable,
  action: Action,
): readonly CompiledStatement[] {
  return candidatesFor(table, action, engine.actions.services) ?? [];
}
