import { decideNaively } from '../naive/decide-naively.ts';
import type { PlainDocument, PlainTeam, PlainWorld } from '../naive/documents.ts';
import { builtIn } from './random-raises.ts';

/**
 * The actions by which somebody can raise their own access, found by making every change to the documents that they
 * may make, and asking about everything before and after.
 */
export function raisesNaively(world: PlainWorld, member: string): ReadonlySet<string> {
  const principal = `member/${member}`;
  const before = new Set(permittedIn(world, principal));
  const found = new Set<string>();
  for (const { action, resource, as = principal, edit } of editsOf(world, member)) {
    if (found.has(action) || !mayDo(world, principal, action, resource)) continue;
    const [first] = permittedIn({ documents: world.documents.map(edit) }, as, before);
    if (first !== undefined) found.add(action);
  }
  return found;
}

/**
 * The actions of a first step, a role taken or a team joined, that gives nothing by itself, and after which a second
 * one, which by itself gives nothing either, raises access.
 */
export function raisesByTwoNaively(world: PlainWorld, member: string): ReadonlySet<string> {
  const principal = `member/${member}`;
  const before = new Set(permittedIn(world, principal));
  const gives = (changed: PlainWorld) => {
    const [first] = permittedIn(changed, principal, before);
    return first !== undefined;
  };
  const found = new Set<string>();
  for (const first of takingOf(world, member)) {
    if (found.has(first.action) || !mayDo(world, principal, first.action, first.resource)) continue;
    const between = { documents: [...world.documents.map(first.edit), ...(first.makes ?? [])] };
    if (gives(between)) continue;
    for (const second of writingOf(between)) {
      if (!mayDo(between, principal, second.action, second.resource)) continue;
      if (!gives({ documents: between.documents.map(second.edit) })) continue;
      if (gives({ documents: world.documents.map(second.edit) })) continue;
      found.add(first.action);
      break;
    }
  }
  return found;
}

function* takingOf({ documents }: PlainWorld, member: string): Iterable<Edit> {
  const own = documents.find((each) => each.kind === 'Member' && each.name === member);
  const bindings = own?.kind === 'Member' ? (own.bindings ?? []) : [];
  const role = { kind: 'Role', name: 'x', permissions: [] } as const;
  const team = { kind: 'Team', name: 'x', members: [member] } as const;
  for (const document of documents) {
    const { kind, name } = document;
    if (kind === 'Role' && name !== 'owner')
      yield edit(
        'roles.assign',
        `role/${name}`,
        editing('Member', member, { bindings: [...bindings, name] }),
      );
    if (kind === 'Team')
      yield edit(
        'teams.assign',
        `team/${name}`,
        editing(kind, name, { members: [...(document.members ?? []), member] }),
      );
  }
  const held = editing('Member', member, { bindings: [...bindings, role.name] });
  yield { ...edit('roles.assign', 'role/x', held), makes: [role] };
  yield { ...edit('teams.assign', 'team/x', (each) => each), makes: [team] };
}

function* writingOf({ documents }: PlainWorld): Iterable<Edit> {
  for (const { kind, name } of documents) {
    if (kind === 'Role')
      yield edit(
        'roles.edit',
        `role/${name}`,
        editing(kind, name, { permissions: ['*'], policies: undefined }),
      );
    if (kind === 'Policy')
      yield edit('policies.edit', `policy/${name}`, editing(kind, name, { statements: everything }));
    if (kind !== 'Team') continue;
    for (const above of documents)
      if (above.kind === 'Team' && above.name !== name && above.parent !== name)
        yield edit('teams.edit', `team/${name}`, editing(kind, name, { parent: above.name }));
  }
}

interface Edit {
  readonly action: string;
  readonly resource: string;
  /** Whose access is had then, where not their own. */
  readonly as?: string;
  readonly edit: (document: PlainDocument) => PlainDocument;
  /** What was not there. */
  readonly makes?: readonly PlainDocument[];
}

const everything = [{ effect: 'allow', actions: ['*'] }] as const;

function* editsOf({ documents }: PlainWorld, member: string): Iterable<Edit> {
  for (const document of documents) {
    const { kind, name } = document;
    if (kind === 'Role') yield* editsOfRole(name, member, documents);
    if (kind === 'Team') yield* editsOfTeam(document, member, documents);
    if (kind === 'Policy')
      yield edit('policies.edit', `policy/${name}`, editing(kind, name, { statements: everything }));
    if (kind === 'Organization')
      yield edit('organization.edit', `organization/${name}`, editing(kind, name, { boundary: undefined }));
    if (kind === 'Organization')
      yield edit(
        'organization.transfer',
        `organization/${name}`,
        editing('Member', member, { role: 'owner' }),
      );
    if (kind === 'Member' && name === member)
      yield edit('members.edit', `member/${name}`, editing(kind, name, { boundary: undefined }));
    if (kind === 'Member' && name !== member)
      yield { ...edit('tokens.edit', 'token/x', (each) => each), as: `member/${name}` };
  }
}

function* editsOfRole(name: string, member: string, documents: readonly PlainDocument[]): Iterable<Edit> {
  const at = `role/${name}`;
  yield edit('roles.edit', at, editing('Role', name, { permissions: ['*'], policies: undefined }));
  if (name === 'owner') yield edit('roles.assign', at, editing('Member', member, { role: name }));
  else {
    const own = documents.find((each) => each.kind === 'Member' && each.name === member);
    const bindings = own?.kind === 'Member' ? (own.bindings ?? []) : [];
    yield edit('roles.assign', at, editing('Member', member, { bindings: [...bindings, name] }));
    yield edit('roles.assign', at, (each) => withoutRole(each, name, member, documents));
  }
}

function* editsOfTeam(
  { name, members = [] }: PlainTeam,
  member: string,
  documents: readonly PlainDocument[],
): Iterable<Edit> {
  const at = `team/${name}`;
  yield edit('teams.assign', at, editing('Team', name, { members: [...members, member] }));
  yield edit(
    'teams.assign',
    at,
    editing('Team', name, { members: members.filter((each) => each !== member) }),
  );
  yield edit('teams.edit', at, editing('Team', name, { parent: undefined }));
  const other = name === 't1' ? 't2' : 't1';
  const isBelow = documents.some(
    (each) => each.kind === 'Team' && each.name === other && each.parent === name,
  );
  if (!isBelow) yield edit('teams.edit', at, editing('Team', name, { parent: other }));
}

function editing(kind: string, name: string, over: object): Edit['edit'] {
  return (each) =>
    each.kind === kind && each.name === name ? ({ ...each, ...over } as PlainDocument) : each;
}

function edit(action: string, resource: string, change: Edit['edit']): Edit {
  return { action, resource, edit: change };
}

/** A role taken back wherever it reaches somebody. */
function withoutRole(
  each: PlainDocument,
  role: string,
  member: string,
  documents: readonly PlainDocument[],
): PlainDocument {
  const isOwn = each.kind === 'Member' && each.name === member;
  if (!isOwn && !(each.kind === 'Team' && teamsOf(member, documents).has(each.name))) return each;
  return { ...each, bindings: each.bindings?.filter((binding) => binding !== role) ?? [] };
}

function teamsOf(member: string, documents: readonly PlainDocument[]): ReadonlySet<string> {
  const teams = documents.filter((each) => each.kind === 'Team');
  const own = teams.filter(({ members }) => members?.includes(member) === true);
  return new Set(own.flatMap(({ name, parent }) => (parent === undefined ? [name] : [name, parent])));
}

const contexts = [{}, { 'principal.mfa': true }, { 'principal.mfa': false }];
const now = '2026-11-22T12:00:00Z';

function mayDo(world: PlainWorld, principal: string, action: string, resource: string): boolean {
  const request = { principal, action: `bylaw:${action}`, resource: `krn:acme:bylaw:o:${resource}`, now };
  const asked = { documents: [...world.documents, ...builtIn] };
  return contexts.some((context) => decideNaively(asked, { ...request, context }) === 'allow');
}

/** The requests that are allowed, of those that can be told apart and are not known. */
function* permittedIn(
  world: PlainWorld,
  principal: string,
  known: ReadonlySet<string> = new Set(),
): Iterable<string> {
  const asked = { documents: [...world.documents, ...builtIn] };
  for (const [action, resource] of questions)
    for (const [index, context] of contexts.entries()) {
      const name = `${action} ${resource} ${index}`;
      if (!known.has(name) && decideNaively(asked, { principal, action, resource, context, now }) === 'allow')
        yield name;
    }
}

const at = 'krn:acme:bylaw:o:';
const questions: readonly (readonly [string, string])[] = [
  ['scores:list', '*'],
  ['github:repository.admin', 'krn:acme:github:o:repository/x'],
  ...['read', 'burn'].flatMap((name) =>
    ['1', '2'].map((each): [string, string] => [`scores:${name}`, `krn:acme:scores:o:score/${each}`]),
  ),
  ...['edit', 'assign'].flatMap((name) =>
    ['r1', 'r2', 'x'].map((each): [string, string] => [`bylaw:roles.${name}`, `${at}role/${each}`]),
  ),
  ...['p1', 'p2', 'x'].map((each): [string, string] => ['bylaw:policies.edit', `${at}policy/${each}`]),
  ...['edit', 'assign'].flatMap((name) =>
    ['t1', 't2', 'ana', 'bo'].map((each): [string, string] => [`bylaw:teams.${name}`, `${at}team/${each}`]),
  ),
  ...['ana', 'bo'].map((each): [string, string] => ['bylaw:members.edit', `${at}member/${each}`]),
  ['bylaw:organization.edit', `${at}organization/acme`],
  ['bylaw:tokens.edit', `${at}token/x`],
  ['bylaw:zones.edit', `${at}zone/x`],
];
