import type { LedgerEntry, RecordedChange } from '../../audit/entry.ts';
import type { Json } from '../../digest/json.ts';
import { parsePolicyReference } from '../../model/references/policy-reference.ts';
import type { RoleEventReport } from '../../report/roles/role-reports.ts';
import type { AskedSource } from '../access/asked-source.ts';

/**
 * What was applied to a role, to the bindings of it and to the policies whose newest version it followed at the time,
 * newest first, up to the entry that counts.
 */
export async function roleEvents(
  { organization, recorded }: AskedSource,
  role: string,
): Promise<readonly RoleEventReport[]> {
  if (recorded === undefined) return [];
  const events: RoleEventReport[] = [];
  let policies = followed(organization.roles.get(role)?.policies);
  // By the intent that each settles, which stands below it.
  const results = new Map<number, LedgerEntry>();
  for await (const { entry } of recorded.ledger.entries({ organization: organization.name })) {
    if (entry.sequence > recorded.sequence) continue;
    if (entry.intent !== undefined) results.set(entry.intent, entry);
    const result = entry.kind === 'intent' ? results.get(entry.sequence) : undefined;
    if (result === undefined) continue;
    const { about, before } = sift(appliedIn(entry, result), organization.name, role, policies);
    events.push(...about.map((change) => eventOf(change, result)));
    policies = before;
  }
  return events;
}

function appliedIn({ changes = [] }: LedgerEntry, { outcomes = [] }: LedgerEntry): readonly RecordedChange[] {
  const applied = new Set(outcomes.filter(({ status }) => status === 'applied').map(({ digest }) => digest));
  return changes.filter(({ digest }) => applied.has(digest));
}

/** The changes that are about a role which follows some policies after them, and those that it followed before. */
function sift(
  changes: readonly RecordedChange[],
  organization: string,
  role: string,
  after: readonly string[],
): { readonly about: readonly RecordedChange[]; readonly before: readonly string[] } {
  const own = changes.find(({ address }) => address === `role:${organization}/${role}`);
  const before = own === undefined || isKept(own, 'policies') ? after : followed(own.before?.policies);
  const held = [...after, ...before].map((policy) => `policy:${organization}/${policy}`);
  const about = changes.filter(
    (each) => each === own || isBinding(each, role) || (held.includes(each.address) && saysElse(each)),
  );
  return { about, before };
}

/** Of an update only the fields that it changes are recorded. */
function isKept({ before, after }: RecordedChange, field: string): boolean {
  return before?.[field] === undefined && after?.[field] === undefined;
}

/** Those that are not held in a version of their own. */
function followed(references: Json | readonly string[] | undefined): readonly string[] {
  const texts = Array.isArray(references) ? references.map(String) : [];
  return texts
    .map(parsePolicyReference)
    .flatMap(({ policy, version }) => (version === undefined ? policy : []));
}

/** Of a policy, whether another text is in force by it. */
function saysElse({ before, after }: RecordedChange): boolean {
  return ['version', 'digest', 'defaultVersion'].some((field) => before?.[field] !== after?.[field]);
}

/** A binding of a role, or somebody's organization role. */
function isBinding({ before, after }: RecordedChange, role: string): boolean {
  return before?.role === role || after?.role === role;
}

function eventOf(
  { action, address, before, after }: RecordedChange,
  { sequence, at, actor, source, target = '' }: LedgerEntry,
): RoleEventReport {
  return { sequence, at, actor: actor.name, source, target, action, address, before, after };
}
