import { driftedObjects } from '../../audit/drifted-objects.ts';
import type { AuditTrail } from '../../audit/target-happening.ts';
import type { Ledger, RecordedEntry } from '../../ledger/ledger.ts';
import type { Instant } from '../../model/model.ts';
import { locateDiagnostics, pointedFiles } from '../../parse/locate.ts';
import { isEdge, knownAddress, type ObjectKind, objectKinds } from '../../plan/address.ts';
import { managedKinds } from '../../plan/managed-kinds.ts';
import type { DriftReport, DriftSection } from '../../report/drift/drift-report.ts';
import { askedTime } from '../access/asked-time.ts';
import type { ScopeOptions } from '../choose-scopes.ts';
import type { DraftedSection } from '../draft-plan.ts';
import type { PlanNote } from '../results.ts';
import type { Session } from '../session.ts';
import { withRepository } from '../with-repository.ts';
import { placedObjects } from './placed-objects.ts';
import { readTargets, type TargetsRead } from './read-targets.ts';
import { sectionDrift } from './section-drift.ts';

export interface DriftOptions extends ScopeOptions {
  /** Also what applies found since then, and recorded: a date or an instant. */
  readonly since?: string;
}

export interface DriftResult extends DriftReport {
  readonly notes: readonly PlanNote[];
}

/**
 * What others changed in the targets since what is there was last recorded. Writes nothing; an apply records it.
 * @throws BylawError `access/not-a-time`, and what `readTargets` throws
 */
export async function drift(session: Session, options: DriftOptions = {}): Promise<DriftResult> {
  const since = options.since === undefined ? undefined : askedTime(options.since);
  return withRepository(session, async (git) => {
    const read = await readTargets(session, git, options);
    const sections = [];
    for (const section of read.sections) sections.push(await sectionOf(read, section, since));
    return { at: session.now(), sections, notes: read.notes };
  });
}

async function sectionOf(
  { ledger, files }: TargetsRead,
  section: DraftedSection,
  since: Instant | undefined,
): Promise<DriftSection> {
  const { organization, target, provider, actual, recorded, planned } = section;
  const scope = { organization: organization.name, target: target.name };
  const changes = sectionDrift(section);
  const { last, earlier } = await recordedEntries(ledger, scope, since);
  const from = since ?? last?.entry.at;
  const asks = from !== undefined && changes.length + earlier.length > 0;
  const trail = asks ? await provider.auditLog?.(scope, from, [actual.entries, recorded.entries]) : undefined;
  const { happenings, missing = null } = trail ?? nothingTold(asks, provider.name);
  const planning = new Set(planned.section.changes.map(({ address }) => address));
  const findings = planned.findings.filter(({ code }) => code.startsWith('target/'));
  const texts = await files.read(findings.flatMap(pointedFiles));
  return {
    ...scope,
    provider: provider.name,
    since:
      last === undefined ? null : { sequence: last.entry.sequence, kind: last.entry.kind, at: last.entry.at },
    objects: await placedObjects(driftedObjects(changes, happenings), planned.desired, files),
    taken: changes.map(({ address }) => address).filter((address) => planning.has(address)),
    earlier: earlier.map(({ entry }) => ({
      sequence: entry.sequence,
      at: entry.at,
      objects: driftedObjects(entry.changes ?? [], happenings),
    })),
    expired: planned.section.clock.expires.filter(({ address }) => actual.entries.has(address)),
    unmanaged: unmanagedIn(section),
    findings: locateDiagnostics(findings, texts),
    noTrail: missing,
  };
}

function nothingTold(asks: boolean, provider: string): AuditTrail {
  return asks ? { happenings: [], missing: `${provider} keeps no log of who did what` } : { happenings: [] };
}

/** The newest entry that says what is there, and the drift that was recorded since. */
async function recordedEntries(
  ledger: Ledger,
  scope: { readonly organization: string; readonly target: string },
  since: Instant | undefined,
): Promise<{ readonly last: RecordedEntry | undefined; readonly earlier: readonly RecordedEntry[] }> {
  let last: RecordedEntry | undefined;
  const earlier: RecordedEntry[] = [];
  for await (const recorded of ledger.entries(scope)) {
    const { kind, at } = recorded.entry;
    if (kind === 'result' || kind === 'sync') last ??= recorded;
    if (since === undefined ? last !== undefined : at < since && last !== undefined) break;
    if (since !== undefined && kind === 'sync' && at >= since) earlier.push(recorded);
  }
  return { last, earlier };
}

/** What of the kinds that the target manages nobody declares and Bylaw never owned. */
function unmanagedIn({ actual, target, provider, planned }: DraftedSection): DriftSection['unmanaged'] {
  const manages = managedKinds(target, provider.capabilities);
  const names = new Map<ObjectKind, string[]>();
  for (const address of actual.entries.keys()) {
    if (isEdge(address) || actual.owned.has(address) || planned.desired.entries.has(address)) continue;
    const { kind, name } = knownAddress(address) as { readonly kind: ObjectKind; readonly name: string };
    if (manages.has(kind)) names.set(kind, [...(names.get(kind) ?? []), name]);
  }
  return objectKinds.flatMap((kind) => {
    const own = names.get(kind);
    return own === undefined ? [] : [{ kind, names: own.sort() }];
  });
}
