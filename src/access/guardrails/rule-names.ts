import { canonicalJson } from '../../digest/canonical-json.ts';
import type { JsonObject } from '../../digest/json.ts';
import type { Organization } from '../../model/model.ts';

/**
 * What the names in a guardrail stand for in the proposed files. Those of a guardrail of the files before mean what
 * they meant there: who renames a team, or makes another one under its name, does not change whom it is about.
 */
export interface RuleNames {
  /** What a team is called now; undefined where it is gone. */
  team(name: string): string | undefined;
  role(name: string): string | undefined;
  /** Everybody who may be meant by `member/ana`: who has the name, the id, the address or an account of theirs. */
  mayBe(principal: string): ReadonlySet<string>;
  /** Who surely is meant. */
  surelyIs(principal: string): string | undefined;
  /** What somebody of the proposed files was called before: whoever they may have been. */
  before(principal: string): ReadonlySet<string>;
}

/** Of a guardrail of the proposed files themselves. */
export const ownNames: RuleNames = {
  team: (name) => name,
  role: (name) => name,
  mayBe: (principal) => new Set([principal]),
  surelyIs: (principal) => principal,
  before: () => new Set(),
};

/** Of a guardrail of the files before. */
export function namesOfBase(base: Organization, head: Organization): RuleNames {
  const marksBefore = marksOf(base);
  const marksNow = marksOf(head);
  const now = holdersOf(marksNow);
  const before = holdersOf(marksBefore);
  const alike = (marks: readonly string[], holders: ReadonlyMap<string, readonly string[]>) =>
    new Set(marks.flatMap((mark) => holders.get(mark) ?? []));
  const ids = new Map<string, string>(idsOf(head).map(([principal, id]) => [id, principal]));
  const idsBefore = new Map<string, string>(idsOf(base));
  return {
    team: (name) => nameNow(head.teams, name),
    role(name) {
      const id = base.roles.get(name)?.id;
      const same = [...head.roles.values()].find((role) => role.id === id);
      return same?.name ?? nameNow(head.roles, name);
    },
    mayBe: (principal) => alike(marksBefore.get(principal) ?? [principal], now),
    surelyIs(principal) {
      const id = idsBefore.get(principal);
      return id === undefined ? undefined : ids.get(id);
    },
    before: (principal) => alike(marksNow.get(principal) ?? [principal], before),
  };
}

interface Renamed {
  readonly name: string;
  readonly previously: readonly string[];
}

function nameNow(documents: ReadonlyMap<string, Renamed>, name: string): string | undefined {
  if (documents.has(name)) return name;
  for (const each of documents.values()) if (each.previously.includes(name)) return each.name;
  return undefined;
}

/** By `member/ana` what tells that somebody is the same. */
function marksOf({ members, serviceAccounts, tokens }: Organization): ReadonlyMap<string, readonly string[]> {
  const marks = new Map<string, readonly string[]>();
  for (const { name, id, previously, email, identities } of members.values())
    marks.set(`member/${name}`, [
      ...named('member', name, previously),
      `member id ${id}`,
      ...(email === undefined ? [] : [`email ${email.toLowerCase()}`]),
      ...accounts(identities),
    ]);
  for (const { name, id, previously, identities } of serviceAccounts.values())
    marks.set(`service-account/${name}`, [
      ...named('service-account', name, previously),
      `service-account id ${id}`,
      ...accounts(identities),
    ]);
  for (const { name, id, previously, fingerprint } of tokens.values())
    marks.set(`token/${name}`, [
      ...named('token', name, previously),
      `token id ${id}`,
      ...(fingerprint === undefined ? [] : [`fingerprint ${fingerprint}`]),
    ]);
  return marks;
}

function named(kind: string, name: string, previously: readonly string[]): readonly string[] {
  return [name, ...previously].map((each) => `${kind}/${each}`);
}

/** Each account that somebody has elsewhere, compared without case. */
function accounts(identities: JsonObject | undefined): readonly string[] {
  return Object.entries(identities ?? {}).flatMap(([system, account]) =>
    typeof account === 'object' && account !== null && !Array.isArray(account)
      ? Object.entries(account).map(([field, value]) => accountMark(system, field, value))
      : [accountMark(system, '', account)],
  );
}

function accountMark(system: string, field: string, value: JsonObject[string] | undefined): string {
  return `account ${system} ${field} ${canonicalJson(value ?? null).toLowerCase()}`;
}

function idsOf({ members, serviceAccounts, tokens }: Organization) {
  return [
    ...[...members.values()].map(({ name, id }) => [`member/${name}`, `member:${id}`] as const),
    ...[...serviceAccounts.values()].map(
      ({ name, id }) => [`service-account/${name}`, `service-account:${id}`] as const,
    ),
    ...[...tokens.values()].map(({ name, id }) => [`token/${name}`, `token:${id}`] as const),
  ];
}

function holdersOf(marks: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly string[]> {
  const holders = new Map<string, string[]>();
  for (const [principal, own] of marks)
    for (const mark of own) {
      const others = holders.get(mark);
      if (others === undefined) holders.set(mark, [principal]);
      else others.push(principal);
    }
  return holders;
}
