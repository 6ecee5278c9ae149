import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { GitReader, Oid } from '../../git/git-repository.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Model, Organization } from '../../model/model.ts';
import type { RepositorySettings } from '../../model/repository/settings.ts';
import { type JudgedChange, organizationBefore, startOf } from '../authorship/files-before.ts';
import { authorJudge } from '../authorship/judge-authors.ts';
import { openRevisions } from '../authorship/revisions.ts';
import type { DraftedSection } from '../draft-plan.ts';
import { keptModel } from '../kept-model.ts';
import type { Session } from '../session.ts';

/** What merging would make of a branch, as it was planned. */
export interface ForeseenMerge {
  readonly git: GitReader;
  /** Where it is kept until it is merged. */
  readonly ledger: Ledger;
  readonly model: Model;
  readonly settings: RepositorySettings;
  readonly base: {
    readonly commit: Oid;
    readonly model: Model;
    readonly settings: RepositorySettings;
  };
  readonly head: Oid;
  /** What it is proposed to. */
  readonly branch: string;
  readonly sections: readonly Pick<DraftedSection, 'organization' | 'target' | 'histories'>[];
}

/**
 * Commits of the branch that its author may not have made, and that nothing takes back: apply refuses them, and with them
 * everything that is merged later.
 */
export async function forbiddenBefore(session: Session, merge: ForeseenMerge): Promise<readonly string[]> {
  const { git, ledger, model, settings, base, head, branch, sections } = merge;
  const revisions = openRevisions(git, session, keptModel(git, session).documents);
  const about = { git, ledger, against: undefined, evaluatedAt: session.now() };
  const there: JudgedChange = {
    ...about,
    ...{ model: base.model, settings: base.settings },
    source: { commit: base.commit, dirty: false },
  };
  const merged: JudgedChange = { ...about, model, settings, source: { commit: head, dirty: false } };
  const found = new Set<string>();
  for (const [organization, histories] of new Map(
    sections.map((each) => [each.organization, each.histories]),
  )) {
    const before = organizationBefore(base, organization);
    if (before === undefined || !(await isToCome(there, before))) continue;
    const errors = async (change: JudgedChange, of: Organization) =>
      (await authorJudge(change, () => revisions)(of, histories)).filter(isError);
    const broken = await errors(there, before);
    const stays = broken.length === 0 ? [] : (await errors(merged, organization)).map(withoutCommits);
    for (const each of broken)
      if (stays.includes(withoutCommits(each)))
        found.add(
          `\`${branch}\` cannot be applied as it is: ${each.message}${each.hint === undefined ? '' : ` (${each.hint})`}`,
        );
  }
  return [...found];
}

/** Whether a branch has what is not applied yet, and goes on from what is: a rollback has words of its own. */
async function isToCome(change: JudgedChange, organization: Organization): Promise<boolean> {
  const start = await startOf(change, organization);
  return typeof start !== 'string' && start.commit !== change.source.commit && start.parting === start.commit;
}

function isError({ severity }: PlacedDiagnostic): boolean {
  return severity === 'error';
}

/** Of one author the commit that is named may be another where there are more. */
function withoutCommits({ message }: PlacedDiagnostic): string {
  return message.replaceAll(/\bcommit [0-9a-f]{12}\b/g, '');
}
