import { BylawError } from '../diagnostic/bylaw-error.ts';
import { hintOf } from '../diagnostic/hint-of.ts';
import type { GitReader } from '../git/git-repository.ts';
import { openWorkTreeSource } from '../source/folder-source.ts';
import { examineLedgerBranch, examineSourceBranch, hostToAsk } from './examine-branches.ts';
import { examineLedger, examineRemote, examineUnrecorded } from './examine-ledger.ts';
import { type LoadedModel, loadModel } from './load-model.ts';
import { knownProviderNames } from './open-provider.ts';
import type { DoctorCheck, DoctorResult } from './results.ts';
import type { Session } from './session.ts';
import { withRepository } from './with-repository.ts';

type Finding = Pick<DoctorCheck, 'status' | 'message' | 'hint'>;

const ok = (message: string): Finding => ({ status: 'ok', message });
const warning = (message: string, hint: string): Finding => ({ status: 'warning', message, hint });
const error = (message: string, hint: string): Finding => ({ status: 'error', message, hint });

export interface DoctorOptions {
  /** `acme/iam`: the rules of its branches are looked at; default: GITHUB_REPOSITORY, where a token is set, too. */
  readonly repository?: string;
}

/** What is wrong with this repository, its Git and its ledger: every check runs, whatever the others found. */
export async function doctor(session: Session, options: DoctorOptions = {}): Promise<DoctorResult> {
  const checks: DoctorCheck[] = [await check('node', async () => nodeVersion(process.versions.node))];
  const found = await check('repository', () =>
    withRepository(session, async (git) => {
      checks.push({ name: 'git', ...ok(`${git.backend} backend`) });
      checks.push(...(await repositoryChecks(session, git, options)));
      return ok(git.root);
    }),
  );
  return { checks: [...checks.slice(0, 1), found, ...checks.slice(1)] };
}

async function repositoryChecks(
  session: Session,
  git: GitReader,
  options: DoctorOptions,
): Promise<readonly DoctorCheck[]> {
  let loaded: LoadedModel | undefined;
  const files = await check('files', async () => {
    loaded = await loadModel(openWorkTreeSource(git), session);
    return filesFinding(loaded);
  });
  return [
    files,
    await check('commits', () => commitsFinding(git)),
    await check('identity', () => identityFinding(git)),
    await check('targets', async () => targetsFinding(loaded)),
    await check('ledger', () => examineLedger(git, session.now())),
    await check('remote', () => examineRemote(git)),
    await check('unrecorded', () => examineUnrecorded(git)),
    ...(await hostChecks(session, git, { ...options, settings: loaded?.settings })),
  ];
}

async function hostChecks(
  session: Session,
  git: GitReader,
  { repository: named, settings }: DoctorOptions & { readonly settings: LoadedModel['settings'] | undefined },
): Promise<readonly DoctorCheck[]> {
  const repository = hostToAsk(session, named);
  if (repository === undefined) return [];
  const { applyBranch } = settings ?? {};
  return [
    await check('source branch', () => examineSourceBranch(session, git, { repository, applyBranch })),
    await check('ledger branch', () => examineLedgerBranch(session, git, repository)),
  ];
}

/** Runs one check; a failure of the world is its finding. */
async function check(name: string, look: () => Promise<Finding>): Promise<DoctorCheck> {
  try {
    return { name, ...(await look()) };
  } catch (failure) {
    if (!(failure instanceof BylawError)) throw failure;
    const { code, message } = failure;
    const hint = hintOf(failure);
    return {
      name,
      status: 'error',
      message: `${message} (${code})`,
      ...(hint === undefined ? {} : { hint }),
    };
  }
}

function nodeVersion(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const supported = major > 20 || (major === 20 && minor >= 19);
  return supported ? ok(version) : error(`Node ${version}`, 'Bylaw needs Node 20.19 or newer');
}

function filesFinding({ files, diagnostics }: LoadedModel): Finding {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  if (errors > 0)
    return error(`${files.paths.length} files, ${errors} errors`, '`bylaw validate` shows them');
  if (warnings > 0)
    return warning(`${files.paths.length} files, ${warnings} warnings`, '`bylaw validate` shows them');
  return ok(`${files.paths.length} files without a mistake`);
}

async function commitsFinding(git: GitReader): Promise<Finding> {
  const { commit, ref } = await git.head();
  if (commit === undefined) return warning('no commits yet', 'apply reads HEAD: commit the files');
  const shallow = await git.isShallow();
  if (shallow) return warning('a shallow clone', '`git fetch --unshallow`: guards and pins look at history');
  return ok(
    `HEAD is ${commit.slice(0, 7)}${ref === undefined ? ', detached' : ` on ${ref.replace('refs/heads/', '')}`}`,
  );
}

async function identityFinding(git: GitReader): Promise<Finding> {
  const identity = await git.identity();
  if (identity !== undefined) return ok(`${identity.name} <${identity.email}>`);
  return warning(
    'Git does not know who you are',
    'apply needs it: `git config user.name …` and `user.email …`',
  );
}

function targetsFinding(loaded: LoadedModel | undefined): Finding {
  const organizations = [...(loaded?.model?.organizations.values() ?? [])];
  const targets = organizations.flatMap((organization) =>
    [...organization.targets.values()].map((target) => ({
      at: `${organization.name}/${target.name}`,
      ...target,
    })),
  );
  const enabled = targets.filter((target) => target.enabled);
  const known = knownProviderNames();
  const unknown = enabled.find(({ provider }) => !known.includes(provider));
  if (unknown !== undefined) {
    return error(
      `${unknown.at} names the provider \`${unknown.provider}\``,
      `this version has ${known.join(', ')}`,
    );
  }
  if (enabled.length === 0) return warning('no target is enabled', 'nothing can be applied');
  return ok(`${enabled.length} enabled, ${targets.length - enabled.length} disabled; no credentials needed`);
}
