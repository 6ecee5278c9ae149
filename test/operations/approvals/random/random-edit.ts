import type { Chance } from '../../../access/enumerated/chance.ts';
import { type Doc, type Edit, edited } from './documents.ts';
import {
  accounts,
  binding,
  guardrail,
  member,
  period,
  policy,
  policyNames,
  resources,
  role,
  someTime,
  statement,
  team,
  teamMember,
} from './first-files.ts';

export type Change = (doc: Doc, chance: Chance, files: readonly Doc[]) => readonly Edit[];

/**
 * What somebody may do to files, most often where it gives somebody something.
 *
 * @param isCalm nothing decides what needs an approval, so that all is seldom held as a whole
 */
export function randomEdit(chance: Chance, files: readonly Doc[], isCalm: boolean): readonly Edit[] {
  const kind = chance.one(often);
  const docs = files.filter((each) => each.kind === kind);
  if (docs.length === 0 || (isCalm && ruling.includes(kind))) return randomEdit(chance, files, isCalm);
  if (chance.is(0.08)) return added(chance, files);
  return chance.one(changes[kind])(chance.one(docs), chance, files);
}

type Kind = keyof typeof changes;

const changes = {
  Team: [joined, joined, joined, left, redated, reparented, bound, bound, unbound, rebound, renamed, removed],
  Member: [suspended, promoted, bound, unbound, rebound, identified, identified, renamed, removed, swapped],
  Role: [permitted, permitted, policed, renamed, removed],
  Policy: [stated, stated, unstated, restated, removed, pinned],
  Service: [privileged, acted],
  Organization: [defaulted, bounded],
  ServiceAccount: [suspended, bound, unbound, promoted],
  Token: [owned, revoked, bound],
  Guardrail: [removed, renamed, widened, approving, counted, exempted, softened],
} satisfies Readonly<Record<string, readonly Change[]>>;

const ruling: readonly Kind[] = ['Guardrail', 'Service', 'Organization'];

const often: readonly Kind[] = [
  ...(['Team', 'Team', 'Team', 'Team', 'Team', 'Team', 'Member', 'Member', 'Member', 'Member'] as const),
  ...(['Role', 'Role', 'Policy', 'Policy', 'Service', 'Organization', 'ServiceAccount', 'Token'] as const),
  ...(['Guardrail', 'Guardrail'] as const),
];

export const put = (doc: Doc, fields: Readonly<Record<string, unknown>>): readonly Edit[] => [
  { put: JSON.parse(JSON.stringify({ ...doc, ...fields })) as Doc },
];

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function withoutOne(all: readonly unknown[], chance: Chance): readonly unknown[] {
  const at = chance.below(all.length);
  return all.filter((_, index) => index !== at);
}

function added(chance: Chance, files: readonly Doc[]): readonly Edit[] {
  const teams = files.flatMap(({ kind, name }) => (kind === 'Team' ? [name] : []));
  const number = chance.one([1, 2]);
  return [
    {
      put: chance.one([
        () => member(chance, chance.one(['mallory', 'trent'])),
        () => team(chance, `new${number}`, teams, peopleIn(files)),
        () => role(chance, `role${number}`),
        () => policy(chance, chance.one(policyNames)),
        () => guardrail(chance, `g${number + 1}`),
        (): Doc => ({
          kind: 'Token',
          name: `k${number}`,
          owner: `member/${chance.one(peopleIn(files))}`,
          inherit: true,
        }),
      ])(),
    },
  ];
}

export function peopleIn(files: readonly Doc[]): readonly string[] {
  return files.flatMap(({ kind, name }) => (kind === 'Member' ? [name] : []));
}

export function joined(doc: Doc, chance: Chance, files: readonly Doc[]): readonly Edit[] {
  const accounts = files.flatMap(({ kind, name }) =>
    kind === 'ServiceAccount' ? [`service-account/${name}`] : [],
  );
  const who = chance.one([...peopleIn(files), ...accounts]);
  const others = listOf(doc.members).filter((each) => nameIn(each) !== who);
  const list = chance.is(0.1) ? 'maintainers' : 'members';
  return put(doc, {
    members: others,
    [list]: [...(list === 'members' ? others : []), teamMember(chance, who)],
  });
}

function nameIn(each: unknown): unknown {
  return typeof each === 'string' ? each : (each as { readonly member?: string }).member;
}

export function left(doc: Doc, chance: Chance): readonly Edit[] {
  return put(doc, { members: withoutOne(listOf(doc.members), chance) });
}

export function redated(doc: Doc, chance: Chance): readonly Edit[] {
  const members = listOf(doc.members);
  const at = chance.below(members.length);
  const dated = (each: unknown) => ({ member: nameIn(each), ...period(chance) });
  return put(doc, { members: members.map((each, index) => (index === at ? dated(each) : each)) });
}

export function reparented(doc: Doc, chance: Chance, files: readonly Doc[]): readonly Edit[] {
  const teams = files.flatMap(({ kind, name }) => (kind === 'Team' && name !== doc.name ? [name] : []));
  return put(doc, { parent: chance.is(0.3) ? undefined : chance.one(teams) });
}

function rolesIn(files: readonly Doc[]): readonly string[] {
  return files.flatMap(({ kind, name }) => (kind === 'Role' ? [name] : []));
}

function bound(doc: Doc, chance: Chance, files: readonly Doc[]): readonly Edit[] {
  const fields = doc.kind === 'Token' ? { inherit: undefined } : {};
  return put(doc, { ...fields, bindings: [...listOf(doc.bindings), binding(chance, rolesIn(files))] });
}

export function unbound(doc: Doc, chance: Chance): readonly Edit[] {
  return put(doc, { bindings: withoutOne(listOf(doc.bindings), chance) });
}

/** Other dates, or another scope. */
function rebound(doc: Doc, chance: Chance): readonly Edit[] {
  const all = listOf(doc.bindings);
  const at = chance.below(all.length);
  const change = (each: unknown) => {
    const is = typeof each === 'string' ? { role: each } : (each as object);
    const { starts: _, expires: __, ...rest } = is as Record<string, unknown>;
    if (chance.is(0.6)) return { ...rest, ...period(chance) };
    const { on: ___, ...everywhere } = is as Record<string, unknown>;
    return chance.is(0.5) ? everywhere : { ...is, on: [chance.one(resources.slice(1))] };
  };
  return put(doc, { bindings: all.map((each, index) => (index === at ? change(each) : each)) });
}

/** With all that names it, and with its old name or without. */
export function renamed(doc: Doc, chance: Chance, files: readonly Doc[]): readonly Edit[] {
  const name = `${doc.name}x`;
  const keeps = chance.is(0.6) ? { previously: [...listOf(doc.previously), doc.name] } : {};
  const kinds: Readonly<Record<string, string>> = { Team: 'team', Member: 'member' };
  const kind = kinds[doc.kind];
  const own: readonly Edit[] = [
    { drop: { kind: doc.kind, name: doc.name } },
    { put: { ...doc, ...keeps, name } },
  ];
  const others = edited(files, own).flatMap((each): readonly Edit[] => {
    const text = JSON.stringify(each);
    const changed =
      doc.kind === 'Member' && each.kind === 'Team'
        ? text.replaceAll(`"${doc.name}"`, `"${name}"`)
        : doc.kind === 'Team' && each.kind === 'Team'
          ? text.replaceAll(`"parent":"${doc.name}"`, `"parent":"${name}"`)
          : doc.kind === 'Role' && (each.bindings !== undefined || each.role !== undefined)
            ? text.replaceAll(`"${doc.name}"`, `"${name}"`)
            : text;
    const all =
      kind === undefined ? changed : changed.replaceAll(`"${kind}/${doc.name}"`, `"${kind}/${name}"`);
    return all === text || each.name === name ? [] : [{ put: JSON.parse(all) as Doc }];
  });
  return [...own, ...others];
}

export function removed(doc: Doc): readonly Edit[] {
  return [{ drop: { kind: doc.kind, name: doc.name } }];
}

export function suspended(doc: Doc): readonly Edit[] {
  return put(doc, { status: doc.status === 'suspended' ? undefined : 'suspended' });
}

function promoted(doc: Doc, chance: Chance, files: readonly Doc[]): readonly Edit[] {
  return put(doc, { role: chance.is(0.3) ? undefined : chance.one(rolesIn(files)) });
}

export function identified(doc: Doc, chance: Chance): readonly Edit[] {
  const [login, id] = chance.one(Object.entries(accounts));
  return put(doc, { identities: chance.is(0.15) ? undefined : { github: { login, id } } });
}

/** Two people, each with the account of the other. */
export function swapped(doc: Doc, chance: Chance, files: readonly Doc[]): readonly Edit[] {
  const other = chance.one(files.filter(({ kind }) => kind === 'Member'));
  const identitiesOf = ({ identities }: Doc) => ({ identities });
  return other === doc ? [] : [...put(doc, identitiesOf(other)), ...put(other, identitiesOf(doc))];
}

function permitted(doc: Doc, chance: Chance): readonly Edit[] {
  const all = listOf(doc.permissions);
  if (all.length > 0 && chance.is(0.3)) return put(doc, { permissions: withoutOne(all, chance) });
  const more = chance.one(['billing:read', 'billing:refund', 'docs:purge', 'billing:*', 'docs:view']);
  return put(doc, { permissions: [...new Set([...all, more])] });
}

function policed(doc: Doc, chance: Chance): readonly Edit[] {
  const all = listOf(doc.policies);
  return put(doc, { policies: all.length > 0 && chance.is(0.5) ? [] : [chance.one(policyNames)] });
}

function stated(doc: Doc, chance: Chance): readonly Edit[] {
  return put(doc, { statements: [...listOf(doc.statements), statement(chance)] });
}

function unstated(doc: Doc, chance: Chance): readonly Edit[] {
  return put(doc, { statements: withoutOne(listOf(doc.statements), chance) });
}

function restated(doc: Doc, chance: Chance): readonly Edit[] {
  return put(doc, { statements: policy(chance, doc.name).statements });
}

function pinned(doc: Doc, chance: Chance): readonly Edit[] {
  return put(doc, { defaultVersion: chance.one([1, 1, 2, undefined]) });
}

function privileged(doc: Doc, chance: Chance): readonly Edit[] {
  const all = doc.actions as Readonly<Record<string, { readonly privileged?: boolean }>>;
  const [name, action] = chance.one(Object.entries(all));
  const { privileged: was, ...rest } = action;
  return put(doc, { actions: { ...all, [name]: was === true ? rest : { ...rest, privileged: true } } });
}

/** Another action, or one less. */
function acted(doc: Doc, chance: Chance): readonly Edit[] {
  const all = doc.actions as Readonly<Record<string, unknown>>;
  const { wipe: _, ...others } = all;
  return put(doc, { actions: 'wipe' in all ? others : { ...all, wipe: { privileged: chance.is(0.8) } } });
}

function defaulted(doc: Doc, chance: Chance, files: readonly Doc[]): readonly Edit[] {
  const role = chance.one([...rolesIn(files), undefined]);
  return put(doc, { membership: role === undefined ? undefined : { organizationRole: { default: role } } });
}

function bounded(doc: Doc, chance: Chance): readonly Edit[] {
  return put(doc, { boundary: doc.boundary === undefined ? [chance.one(policyNames)] : undefined });
}

function owned(doc: Doc, chance: Chance, files: readonly Doc[]): readonly Edit[] {
  return put(doc, { owner: `member/${chance.one(peopleIn(files))}` });
}

function revoked(doc: Doc, chance: Chance): readonly Edit[] {
  return chance.is(0.5)
    ? put(doc, { revoked: doc.revoked !== true })
    : put(doc, { expires: doc.expires === undefined ? someTime(chance) : undefined });
}

function approvalOf({ approval }: Doc): Readonly<Record<string, unknown>> {
  return approval as Readonly<Record<string, unknown>>;
}

export function widened(doc: Doc, chance: Chance): readonly Edit[] {
  const { gains } = approvalOf(guardrail(chance, doc.name));
  return put(doc, { approval: { ...approvalOf(doc), gains } });
}

export function approving(doc: Doc, chance: Chance): readonly Edit[] {
  const by = chance.one([['team/sec'], ['member/eve'], ['team/sup'], ['team/sec', 'member/ana']]);
  return put(doc, { approval: { ...approvalOf(doc), by } });
}

function counted(doc: Doc, chance: Chance): readonly Edit[] {
  return put(doc, { approval: { ...approvalOf(doc), count: chance.one([1, 2, 3]) } });
}

export function exempted(doc: Doc, chance: Chance): readonly Edit[] {
  const principal = chance.one(['member/ana', 'member/eve', 'team/sup', 'team/lone']);
  return put(doc, { exempt: [{ principal, reason: 'So it is.', expires: '2026-12-31' }] });
}

function softened(doc: Doc): readonly Edit[] {
  return put(doc, { severity: doc.severity === 'warning' ? 'error' : 'warning' });
}
