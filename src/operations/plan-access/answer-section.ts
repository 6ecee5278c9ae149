import type { KnownAccounts } from '../../access/diff/known-accounts.ts';
import { otherHolders } from '../../access/diff/other-holders.ts';
import { neededApprovals } from '../../access/guardrails/needed-approvals.ts';
import type { Place } from '../../diagnostic/diagnostic.ts';
import type { Instant } from '../../model/model.ts';
import type { Address } from '../../plan/address.ts';
import type { ComparedSection } from '../../plan/compare-section.ts';
import { unguarded } from '../../plan/guards/unguarded.ts';
import type { EvaluatedAccess, EvaluatedApprovals, NotEvaluated } from '../../plan/plan.ts';
import { sectionAccess } from '../../plan/section-access.ts';
import { otherHolderNotes } from '../access/other-holder-notes.ts';
import { secondFactorNotes } from '../access/second-factor-notes.ts';
import { numberNotes } from '../identities/number-notes.ts';
import { accessNotes } from './access-notes.ts';
import type { ComparedDraft } from './compared-draft.ts';
import { comparedIn } from './compared-in.ts';

/** What is answered of a section. */
export interface Answers<At> {
  readonly access: EvaluatedAccess<At> | NotEvaluated;
  readonly approvals: EvaluatedApprovals<At> | NotEvaluated;
}

export interface SectionQuestion {
  readonly evaluatedAt: Instant;
  /** In milliseconds; 0: nothing is forecast. */
  readonly horizon: number;
  /** What begins or ends until then. */
  readonly moving: readonly Address[];
  /** Whether members, by name, were seen to have a second factor. */
  readonly mfa: ReadonlyMap<string, boolean>;
  /** What `bylaw.yaml` keeps less of than it did. */
  readonly settings: readonly { readonly message: string }[];
  /** What is known without a comparison. */
  readonly known: Partial<Answers<never>>;
}

/** What a section changes for whom, and whose approval that needs, as far as it is not known without a comparison. */
export function answerSection(drafted: ComparedDraft, question: SectionQuestion): Answers<Place> {
  const { known } = question;
  const compared = comparedIn(drafted, question);
  if (compared === undefined) {
    const reason = `nobody can tell what \`${drafted.provider.name}\` itself would give`;
    const unknown: NotEvaluated = { status: 'notEvaluated', reason };
    return { access: known.access ?? unknown, approvals: known.approvals ?? unknown };
  }
  return {
    access: known.access ?? accessOf(drafted, compared, question),
    approvals: known.approvals ?? approvalsOf(drafted, compared, question),
  };
}

function accessOf(
  drafted: ComparedDraft,
  compared: ComparedSection,
  { evaluatedAt, horizon, mfa }: SectionQuestion,
): EvaluatedAccess<Place> {
  const { provider, base, organization: head, baseline } = drafted;
  const question = { evaluatedAt, horizon, base, head, mfa, inBase: baseline !== undefined };
  const diff = sectionAccess(compared, question);
  const notes = [
    ...accessNotes(drafted),
    ...othersIn(compared, drafted.accounts),
    ...secondFactorNotes(diff, mfa),
  ];
  return { status: 'evaluated', system: provider.name, notes, ...diff };
}

/** Of another system its own accounts are asked. */
function othersIn(
  { compiled, organizations: { before, after } }: ComparedSection,
  accounts: KnownAccounts,
): readonly string[] {
  return compiled === undefined
    ? []
    : [...otherHolderNotes(otherHolders(before, after, accounts)), ...numberNotes(before, after, accounts)];
}

function approvalsOf(
  { base, organization: head, planned, accounts }: ComparedDraft,
  { before, after, compiled }: ComparedSection,
  { evaluatedAt, settings }: SectionQuestion,
): EvaluatedApprovals<Place> {
  const { changes } = planned.section;
  const now = Date.parse(evaluatedAt);
  const access = compiled === undefined ? {} : { access: compiled };
  return {
    status: 'evaluated',
    needed: neededApprovals({
      ...{ base, head, before, after, now, changes, ...access },
      unguarded: [...settings.map(({ message }) => ({ message })), ...unguarded(base, head, accounts)],
    }),
  };
}
