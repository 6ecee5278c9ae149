import { BylawError } from '../diagnostic/bylaw-error.ts';
import { hasErrors } from '../diagnostic/diagnostic.ts';
import type { GitReader, Oid } from '../git/git-repository.ts';
import type { Model } from '../model/model.ts';
import { type RepositorySettings, settingsOf } from '../model/repository/settings.ts';
import { openCommitSource } from '../source/commit-source.ts';
import { loadModel } from './load-model.ts';
import { namedCommit } from './named-commit.ts';
import type { Session } from './session.ts';
import { type SourceTexts, sourceTexts } from './source-texts.ts';

/** What files are compared with. */
export interface LoadedBase {
  readonly commit: Oid;
  readonly model: Model;
  readonly settings: RepositorySettings;
  readonly files: SourceTexts;
  /** Nothing was declared there yet. */
  readonly isNew: boolean;
}

/**
 * The files of a revision. Where something is proposed to it and it has no `bylaw.yaml`, it declares nothing yet.
 *
 * @param proposedTo the branch, where the revision is the tip of one that something is proposed to
 * @throws BylawError `plan/invalid-base`, `pull-request/invalid-base`
 */
export async function loadBase(
  session: Session,
  git: GitReader,
  revision: string,
  proposedTo?: string,
): Promise<LoadedBase> {
  const commit = await namedCommit(git, revision);
  const tree = openCommitSource(git, commit);
  const loaded = await loadModel(tree, session).catch((error: unknown) => {
    if (proposedTo === undefined || !isNothingYet(error)) throw error;
    return undefined;
  });
  if (loaded === undefined) {
    const settings = settingsOf(undefined);
    const model = { organizations: new Map(), ledger: settings.ledger };
    return { commit, model, settings, files: sourceTexts(tree, [], []), isNew: true };
  }
  const { model, diagnostics, settings, files } = loaded;
  if (model !== undefined && !hasErrors(diagnostics)) return { commit, model, settings, files, isNew: false };
  if (proposedTo === undefined)
    throw new BylawError('plan/invalid-base', `the files of \`${revision}\` have errors`, {
      hint: 'compare with a commit whose files are valid',
    });
  const first = diagnostics.find(({ severity }) => severity === 'error');
  const place = first?.at === undefined ? '' : ` (${first.at.file})`;
  throw new BylawError(
    'pull-request/invalid-base',
    `the files of \`${proposedTo}\`, which it is proposed to, have errors${first === undefined ? '' : `: ${first.message}${place}`}`,
    {
      hint: `\`git checkout ${commit.slice(0, 12)} && bylaw validate\` shows all of them; who has to agree to what nobody can say until they are mended`,
    },
  );
}

function isNothingYet(error: unknown): boolean {
  return error instanceof BylawError && error.code === 'source/no-repository-file';
}
