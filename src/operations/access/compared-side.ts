import type { PolicyVersions } from '../../access/access-options.ts';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { GitReader } from '../../git/git-repository.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Model, Organization } from '../../model/model.ts';
import type { LedgerSettings } from '../../model/repository/settings.ts';
import { expectedVersions } from '../../plan/expected-versions.ts';
import type { FilesBasis } from '../../report/access/question-basis.ts';
import { openCommitSource } from '../../source/commit-source.ts';
import { openWorkTreeSource } from '../../source/folder-source.ts';
import { keptLedger } from '../kept-ledger.ts';
import { type LoadedModel, loadModel } from '../load-model.ts';
import { ownChanges } from '../own-changes.ts';
import type { Session } from '../session.ts';
import type { SourceTexts } from '../source-texts.ts';
import { versionsSeenBy } from '../versions-seen-by.ts';
import { validModel } from './asked-source.ts';
import type { NamedCommit } from './revision-range.ts';
import type { SharedDocuments } from './shared-documents.ts';

/** One of two sides that are compared: what some files declare. */
export interface ComparedSide {
  readonly files: FilesBasis;
  readonly model: Pick<Model, 'organizations'>;
  readonly texts: SourceTexts;
  /** Undefined where there is no `bylaw.yaml`, and so nothing that names a ledger. */
  readonly ledgerSettings: LedgerSettings | undefined;
  /** The versions that were published when the files were made, and those that applying them would publish. */
  versionsOf(ledger: Ledger, organization: Organization): Promise<PolicyVersions>;
}

/**
 * What a commit declares that is compared with; nothing where it has no `bylaw.yaml`, for there the change brings Bylaw
 * in. Throws `access/invalid-files`, and what reading the files throws.
 */
export async function sideBefore(
  session: Session,
  git: GitReader,
  named: NamedCommit,
  shared: SharedDocuments,
): Promise<ComparedSide> {
  return sideOfCommit(session, git, named, shared).catch((error: unknown) => {
    if (!isWithoutBylaw(error)) throw error;
    return {
      files: { is: 'commit', ...named },
      model: { organizations: new Map() },
      texts: { paths: [], read: async () => [] },
      ledgerSettings: undefined,
      versionsOf: async () => ({ published: new Map() }),
    };
  });
}

/** Throws `access/invalid-files`, and what reading the files throws; it names the commit that has no `bylaw.yaml`. */
export async function sideAfter(
  session: Session,
  git: GitReader,
  named: NamedCommit,
  shared: SharedDocuments,
): Promise<ComparedSide> {
  return sideOfCommit(session, git, named, shared).catch((error: unknown) => {
    if (!isWithoutBylaw(error)) throw error;
    throw new BylawError('source/no-repository-file', `\`${named.revision}\` has no bylaw.yaml at its root`, {
      hint: 'it is the side that is compared; the one that it is compared with may lack it',
      cause: error,
    });
  });
}

function isWithoutBylaw(error: unknown): boolean {
  return error instanceof BylawError && error.code === 'source/no-repository-file';
}

async function sideOfCommit(
  session: Session,
  git: GitReader,
  { revision, commit }: NamedCommit,
  shared: SharedDocuments,
): Promise<ComparedSide> {
  const loaded = await loadModel(openCommitSource(git, commit), session, shared.commit);
  return sideOf(loaded, `the files of \`${revision}\``, {
    files: async () => ({ is: 'commit', revision, commit }),
    async versionsOf(ledger, organization) {
      const { histories } = await versionsSeenBy(git, ledger, organization.name, commit);
      return { published: histories, expected: expectedVersions(organization.policies, histories) };
    },
  });
}

/** The same of the files as they are. */
export async function sideOfWorkTree(
  session: Session,
  git: GitReader,
  shared: SharedDocuments,
): Promise<ComparedSide> {
  const loaded = await loadModel(openWorkTreeSource(git), session, shared.workTree);
  return sideOf(loaded, 'the files', {
    async files(model) {
      const { commit = null } = await git.head();
      const changes = commit === null ? [] : await ownChanges(git, loaded.settings, model);
      return { is: 'work-tree', commit, changed: commit === null || changes.length > 0 };
    },
    async versionsOf(ledger, organization) {
      const histories = await keptLedger(git, ledger, session).policyHistories(organization.name);
      return { published: histories, expected: expectedVersions(organization.policies, histories) };
    },
  });
}

async function sideOf(
  loaded: LoadedModel,
  where: string,
  { files, versionsOf }: Pick<ComparedSide, 'versionsOf'> & { files(model: Model): Promise<FilesBasis> },
): Promise<ComparedSide> {
  const model = await validModel(loaded, where);
  const { files: texts, settings } = loaded;
  return { files: await files(model), model, texts, ledgerSettings: settings.ledger, versionsOf };
}
