import type { LedgerEntry, RecordedChange } from '../../audit/entry.ts';
import type { RoleEventReport } from '../../report/roles/role-reports.ts';
import type { AskedSource } from '../access/asked-source.ts';

/** What was applied to a role and to the bindings of it, newest first, up to the entry that counts. */
export async function roleEvents(
  { organization, recorded }: AskedSource,
  role: string,
): Promise<readonly RoleEventReport[]> {
  if (recorded === undefined) return [];
  const events: RoleEventReport[] = [];
  // By the intent that each settles, which stands below it.
  const results = new Map<number, LedgerEntry>();
  for await (const { entry } of recorded.ledger.entries({ organization: organization.name })) {
    if (entry.sequence > recorded.sequence) continue;
    if (entry.intent !== undefined) results.set(entry.intent, entry);
    const result = entry.kind === 'intent' ? results.get(entry.sequence) : undefined;
    if (result === undefined) continue;
    const applied = new Set(
      (result.outcomes ?? []).flatMap(({ status, digest }) => (status === 'applied' ? [digest] : [])),
    );
    for (const change of entry.changes ?? []) {
      if (applied.has(change.digest) && isAbout(change, organization.name, role))
        events.push(eventOf(change, result));
    }
  }
  return events;
}

/** A role itself, a binding of it, or somebody's organization role. */
function isAbout({ address, before, after }: RecordedChange, organization: string, role: string): boolean {
  return address === `role:${organization}/${role}` || before?.role === role || after?.role === role;
}

function eventOf(
  { action, address, before, after }: RecordedChange,
  { sequence, at, actor, source, target = '' }: LedgerEntry,
): RoleEventReport {
  return { sequence, at, actor: actor.name, source, target, action, address, before, after };
}
