import { asksForApproval } from '../../access/guardrails/approval-rules.ts';
import type { SourceRange } from '../../diagnostic/diagnostic.ts';
import type { Instant, Organization } from '../../model/model.ts';
import type { SettingChange } from '../../model/repository/setting-changes.ts';
import { endOfForecast } from '../access/end-of-forecast.ts';
import type { DraftedSection, DraftInput } from '../draft-plan.ts';
import { accessAtOnce } from './access-at-once.ts';
import type { Answers } from './answer-section.ts';
import { mayChangeAccess } from './may-change-access.ts';
import { movingByClock } from './moving-by-clock.ts';

type AnswerInput = Pick<DraftInput, 'git' | 'settings' | 'files' | 'options'>;

/**
 * What each section changes for whom, and whose approval that needs, with lines and columns. An apply
 * goes by the latter alone, and holds what lacks one.
 */
export async function answerSections(
  input: AnswerInput,
  sections: readonly DraftedSection[],
  evaluatedAt: Instant,
): Promise<readonly Answers<SourceRange>[]> {
  const answers: Answers<SourceRange>[] = [];
  for (const drafted of sections) answers.push(await answersOf(input, drafted, evaluatedAt));
  return answers;
}

async function answersOf(
  input: AnswerInput,
  drafted: DraftedSection,
  evaluatedAt: Instant,
): Promise<Answers<SourceRange>> {
  const { files, options } = input;
  const settings = (options.base?.settingChanges ?? []).filter(({ isLooser }) => isLooser);
  const now = Date.parse(evaluatedAt);
  const horizon = Date.parse(endOfForecast(evaluatedAt, options.horizon)) - now;
  const moving = movingByClock(drafted, now, now + horizon);
  const access = accessAtOnce(drafted, moving.length > 0);
  const approvals = needsNoApproval(drafted, settings)
    ? ({ status: 'evaluated', needed: [] } as const)
    : undefined;
  if (access !== undefined && approvals !== undefined) return { access, approvals };
  // Most plans change nothing: what they do not need they do not load.
  const { answerSection } = await import('./answer-section.ts');
  const { locateAccessDiff, locateApprovals } = await import('../access/locate-access-diff.ts');
  const known = {
    ...(access === undefined ? {} : { access }),
    ...(approvals === undefined ? {} : { approvals }),
  };
  const mfa = await secondFactors(input, drafted.organization);
  const answer = answerSection(drafted, { evaluatedAt, horizon, moving, mfa, settings, known });
  const texts = { before: options.base?.files ?? files, after: files };
  return {
    access:
      answer.access.status === 'evaluated' ? await locateAccessDiff(answer.access, texts) : answer.access,
    approvals:
      answer.approvals.status === 'evaluated'
        ? { ...answer.approvals, needed: await locateApprovals(answer.approvals.needed, texts) }
        : answer.approvals,
  };
}

/** Where no guardrail asks for any, or where neither access, a guardrail nor what `bylaw.yaml` guards changes. */
function needsNoApproval(drafted: DraftedSection, settings: readonly SettingChange[]): boolean {
  const { base, organization } = drafted;
  if (!asksForApproval(base, organization)) return true;
  return base === organization && settings.length === 0 && !mayChangeAccess(drafted);
}

async function secondFactors(
  { git, settings, options }: AnswerInput,
  { name }: Organization,
): Promise<ReadonlyMap<string, boolean>> {
  const { ledgerOf } = await import('../own-ledger.ts');
  const { observedMembers } = await import('../observations/observed-members.ts');
  const { remote } = await ledgerOf(git, options.base?.ledger ?? settings.ledger);
  const seen = await observedMembers(git, remote, name);
  return new Map(
    [...seen].flatMap(([member, { mfa }]) => (mfa === undefined ? [] : [[member, mfa.value] as const])),
  );
}
