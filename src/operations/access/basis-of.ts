import type { Assumption } from '../../access/decision.ts';
import type { QuestionBasis } from '../../report/access/question-basis.ts';
import type { AskedSource } from './asked-source.ts';

/** What an answer was given from, to be told with it. */
export function basisOf(
  { organization, files, now, recorded, applied }: AskedSource,
  assumptions: readonly Assumption[] = [],
): QuestionBasis {
  const expected = (recorded?.expected ?? []).map(({ policy, version }) => ({ policy, version }));
  const versions = recorded && { sequence: recorded.sequence, expected, behind: recorded.behind };
  return {
    organization: organization.name,
    files,
    now,
    versions: versions ?? null,
    applied: applied ?? null,
    assumptions,
  };
}
