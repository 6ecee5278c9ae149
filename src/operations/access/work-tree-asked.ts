import type { GitReader } from '../../git/git-repository.ts';
import { openLedgerToRead } from '../../ledger/open-ledger.ts';
import { openWorkTreeSource } from '../../source/folder-source.ts';
import { knownInvitations } from '../invitations/known-invitations.ts';
import { keptLedger } from '../kept-ledger.ts';
import { keptModel } from '../kept-model.ts';
import { loadModel } from '../load-model.ts';
import { ownChanges } from '../own-changes.ts';
import { ledgerOf } from '../own-ledger.ts';
import type { Session } from '../session.ts';
import { appliedBasis } from './applied-basis.ts';
import { type AskedSource, validModel } from './asked-source.ts';
import { askedTime } from './asked-time.ts';
import { chooseOrganization } from './choose-organization.ts';
import type { QuestionOptions } from './question-options.ts';
import { versionsToBe } from './versions-to-be.ts';

/** The files as they are, with the versions that are published and those that applying the files would publish. */
export async function workTreeAsked(
  session: Session,
  git: GitReader,
  { organization: name, now }: QuestionOptions,
): Promise<AskedSource> {
  const tree = openWorkTreeSource(git);
  const loaded = await loadModel(tree, session, () => keptModel(git, session));
  const model = await validModel(loaded, 'the files');
  const organization = chooseOrganization(model, name);
  const { commit } = await git.head();
  const changes =
    commit === undefined ? [] : await ownChanges(git, loaded.settings, model, [organization.name]);
  session.progress.step('reading the ledger');
  const { ledger, behind = null } = await openLedgerToRead(git, await ledgerOf(git, loaded.settings.ledger));
  const invitations = await knownInvitations(ledger, organization, keptLedger(git, ledger, session));
  const versions = await versionsToBe(session, git, ledger, organization);
  const changed = commit === undefined || changes.length > 0;
  const asked = { settings: loaded.settings, commit, changed };
  return {
    organization,
    files: { is: 'work-tree', commit: commit ?? null, changed },
    applied: await appliedBasis(git, ledger, organization, asked),
    now: now === undefined ? session.now() : askedTime(now),
    tree,
    texts: loaded.files,
    recorded: { git, ledger, behind, sequence: ledger.sequence, ...versions, ...invitations, commit },
  };
}
