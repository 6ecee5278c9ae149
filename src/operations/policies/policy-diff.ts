import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { diffStatements } from '../../plan/diff-statements.ts';
import type { PolicyDiffReport } from '../../report/policies/policy-reports.ts';
import { basisOf } from '../access/basis-of.ts';
import type { QuestionOptions } from '../access/question-options.ts';
import { withSource } from '../access/with-source.ts';
import type { Session } from '../session.ts';
import { type ChosenText, fileText, type KnownPolicy, knownPolicy, textOf } from './policy-texts.ts';

export interface PolicyDiffOptions extends QuestionOptions {
  readonly policy: string;
  /** A number, or `file`; default: the version before `to`. */
  readonly from?: string;
  /** Default: the newest text, that of the file where it is not published yet. */
  readonly to?: string;
}

/** What two texts of a policy say differently. Throws `policy/unknown`, `policy/unknown-version`. */
export async function policyDiff(session: Session, options: PolicyDiffOptions): Promise<PolicyDiffReport> {
  return withSource(session, options, async (source) => {
    const known = knownPolicy(source, options.policy);
    const to = options.to === undefined ? newestText(known) : textOf(known, options.to);
    const from = options.from === undefined ? textBefore(known, to) : textOf(known, options.from);
    return {
      basis: basisOf(source),
      policy: known.name,
      from: { version: from.version, standing: from.standing },
      to: { version: to.version, standing: to.standing },
      differences: diffStatements(from.statements, to.statements),
    };
  });
}

function newestText(known: KnownPolicy): ChosenText {
  if (known.declared !== undefined) return fileText(known);
  return textOf(known, String(known.history?.versions.length ?? 0));
}

function textBefore(known: KnownPolicy, { version }: ChosenText): ChosenText {
  const before = (version ?? 1) - 1;
  if (before > 0) return textOf(known, String(before));
  throw new BylawError(
    'policy/unknown-version',
    `policy \`${known.name}\` has one text alone: there is none before it`,
    {
      hint: `\`bylaw policy show ${known.name}\` shows it`,
    },
  );
}
