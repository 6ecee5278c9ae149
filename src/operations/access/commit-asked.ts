import type { GitReader } from '../../git/git-repository.ts';
import { openLedgerToRead } from '../../ledger/open-ledger.ts';
import { expectedVersions } from '../../plan/expected-versions.ts';
import { openCommitSource } from '../../source/commit-source.ts';
import { knownInvitations } from '../invitations/known-invitations.ts';
import { loadModel } from '../load-model.ts';
import { namedCommit } from '../named-commit.ts';
import { ledgerOf } from '../own-ledger.ts';
import type { Session } from '../session.ts';
import { versionsSeenBy } from '../versions-seen-by.ts';
import { type AskedSource, validModel } from './asked-source.ts';
import { askedTime } from './asked-time.ts';
import { chooseOrganization } from './choose-organization.ts';
import type { QuestionOptions } from './question-options.ts';

/** The files of a commit, with the versions that were published when it was made and those that it would publish. */
export async function commitAsked(
  session: Session,
  git: GitReader,
  { at, organization: name, now }: QuestionOptions & { readonly at: string },
): Promise<AskedSource> {
  const commit = await namedCommit(git, at);
  const tree = openCommitSource(git, commit);
  const loaded = await loadModel(tree, session);
  const organization = chooseOrganization(await validModel(loaded, `the files of \`${at}\``), name);
  session.progress.step('reading the ledger');
  const { ledger, behind = null } = await openLedgerToRead(git, await ledgerOf(git, loaded.settings.ledger));
  const { sequence, histories } = await versionsSeenBy(git, ledger, organization.name, commit);
  // Whoever was invited or cancelled since: no commit knows of that.
  const invitations = await knownInvitations(ledger, organization);
  const expected = expectedVersions(organization.policies, histories);
  return {
    organization,
    files: { is: 'commit', revision: at, commit },
    now: now === undefined ? session.now() : askedTime(now),
    tree,
    texts: loaded.files,
    recorded: { git, ledger, behind, sequence, histories, ...invitations, expected, commit },
  };
}
