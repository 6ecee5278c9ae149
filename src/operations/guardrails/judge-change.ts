import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Organization } from '../../model/model.ts';
import type { PolicyHistories } from '../../plan/policy-history.ts';
import type { JudgedChange } from '../authorship/files-before.ts';
import { authorJudge } from '../authorship/judge-authors.ts';
import { openRevisions, type Revisions } from '../authorship/revisions.ts';
import { keptModel } from '../kept-model.ts';
import type { Session } from '../session.ts';
import { judgeGuardrails } from './judge-guardrails.ts';

/** What guardrails say of files that are to be applied. */
export interface JudgedFiles {
  readonly findings: readonly PlacedDiagnostic[];
  /** Of these, what broke the same guardrail by the same access before the change, with whose access it hinges on; undefined: anybody's. */
  readonly inherited: ReadonlyMap<PlacedDiagnostic, readonly string[] | undefined>;
  /**
   * As the files before have it, those applied last or those of the revision that is compared with; as it is now where
   * nothing changed that could matter. Undefined where there were none, or where they cannot be read here.
   */
  readonly base: Organization | undefined;
}

/** Asks guardrails about authors and about access; the files before are read once for both, and only where one asks. */
export function changeJudge(session: Session, change: JudgedChange) {
  const { git } = change;
  let opened: Revisions | undefined;
  const revisions = () => {
    opened ??= openRevisions(git, session, keptModel(git, session).documents);
    return opened;
  };
  const judgeAuthors = authorJudge(change, revisions);
  return async (organization: Organization, histories: PolicyHistories): Promise<JudgedFiles> => {
    const authors = await judgeAuthors(organization, histories);
    const { findings, ...judged } = await judgeGuardrails(change, revisions, organization, histories);
    return { findings: [...authors, ...findings], ...judged };
  };
}
