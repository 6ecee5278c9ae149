import type { RecordedGuardrail } from '../audit/entry.ts';
import { approversIn } from '../audit/recorded-approval.ts';
import type { GitWriter, Oid } from '../git/git-repository.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { RepositorySettings } from '../model/repository/settings.ts';
import { isEmptySection } from '../plan/build-plan.ts';
import { setDigest } from '../plan/change-digest.ts';
import type { PlanSection } from '../plan/plan.ts';
import { append } from './append.ts';
import { approvalsOf } from './approvals/recorded-approvals.ts';
import { descendsFrom } from './descends-from.ts';
import type { DraftedSection } from './draft-plan.ts';
import { runner } from './runner.ts';
import type { Session } from './session.ts';
import { touchedSince } from './touched-since.ts';

export interface SourceRecord {
  readonly git: GitWriter;
  readonly source: Oid;
  readonly evaluatedAt: string;
  readonly settings: RepositorySettings;
  readonly drafted: DraftedSection;
  /** Those that count otherwise from then on. */
  readonly guardrails: readonly RecordedGuardrail[];
}

/**
 * Records that a target was found as a newer commit declares it, though nothing had to change: a change and its
 * reversal since the last apply would else leave the commit between them to be applied by whoever runs its old
 * workflow again. Nothing is recorded for commits that touch none of Bylaw's files. A rollback that is allowed is
 * recorded too: where the commit applied last is nowhere any longer, that is how others get past it.
 */
export async function recordSource(
  session: Session,
  { git, source, evaluatedAt, settings, drafted, guardrails }: SourceRecord,
  ledger: Ledger,
): Promise<Ledger> {
  const { section, desired } = drafted.planned;
  const scope = { organization: section.organization, target: section.target };
  const applied = await ledger.applied(scope);
  if (applied === undefined || applied.source === source) return ledger;
  const { held, revoked = [], awaiting } = section;
  if (!isEmptySection(section) || held.length + revoked.length > 0 || awaiting !== undefined) return ledger;
  if (!isAllowedRollback(section)) {
    if ((await descendsFrom(git, applied.source, source)) !== true) return ledger;
    if (!(await touchedSince(git, applied.source, source, settings))) return ledger;
  }
  const draft = {
    kind: 'result',
    at: session.now(),
    ...scope,
    source,
    runner: runner(session),
    approvedBy: approversIn(drafted.approving?.approvals ?? []),
    ...approvalsOf(drafted.approving ?? {}),
    changeDigest: setDigest([]),
    ...(drafted.actual.system === undefined ? {} : { system: drafted.actual.system }),
    evaluatedAt,
    outcomes: [],
    ...(guardrails.length === 0 ? {} : { guardrails }),
    scheduled: desired.scheduled,
  } as const;
  return append(session, git, ledger, draft, new Map());
}

function isAllowedRollback({ guards }: PlanSection): boolean {
  return guards.some(({ guard, allowed }) => guard === 'rollback' && allowed !== undefined);
}
