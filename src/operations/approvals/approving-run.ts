import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { GitReader } from '../../git/git-repository.ts';
import { openPullRequestReader } from '../../pull-requests/github/open-reader.ts';
import { openRevisions, type Revisions } from '../authorship/revisions.ts';
import { isCi } from '../is-ci.ts';
import { keptModel } from '../kept-model.ts';
import { hostContext } from '../pull-requests/host-context.ts';
import type { Session } from '../session.ts';
import { type ApprovingHost, approvingHost, type HostUnknown, unanswered } from './approving-host.ts';
import { repositoryOf } from './repository-of.ts';

/** What a run of `apply` asks and reads to tell who agreed, however often it plans. */
export interface ApprovingRun {
  /** The branch that is applied, where that is known. */
  branch(): Promise<string | undefined>;
  revisions(): Revisions;
  host(): Promise<ApprovingHost | HostUnknown>;
  /** Whether `--allow approval` lets pass what nobody agreed to. */
  readonly isAllowed: boolean;
  /** Whether only a part is applied: `--only`, `--hold-removals`, a saved plan. */
  readonly isPart: boolean;
}

interface ChosenPart {
  readonly only?: readonly string[];
  readonly holdRemovals?: boolean;
  readonly planText?: string;
}

export function approvingRun(
  session: Session,
  git: GitReader,
  {
    repository,
    allow = [],
    applyBranch,
    ...part
  }: {
    readonly repository?: string;
    readonly allow?: readonly string[];
    /** What `bylaw.yaml` says: `refs/heads/main`. */
    readonly applyBranch?: string;
  } & ChosenPart,
): ApprovingRun {
  let branch: Promise<string | undefined> | undefined;
  let revisions: Revisions | undefined;
  let host: Promise<ApprovingHost | HostUnknown> | undefined;
  return {
    isAllowed: allow.includes('approval') && !isCi(session),
    isPart: (part.only ?? []).length > 0 || part.holdRemovals === true || part.planText !== undefined,
    async branch() {
      branch ??= branchApplied(session, git, applyBranch);
      return (await branch)?.replace(heads, '');
    },
    revisions() {
      revisions ??= openRevisions(git, session, keptModel(git, session).documents);
      return revisions;
    },
    host() {
      host ??= openHost(session, git, repository).catch(unanswered);
      return host;
    },
  };
}

async function openHost(
  session: Session,
  git: GitReader,
  given: string | undefined,
): Promise<ApprovingHost | HostUnknown> {
  const named = given ?? (await repositoryOf(session, git));
  if (named === undefined)
    return {
      why: 'nothing says where its pull requests are: no remote of this clone is on GitHub, and neither `--repository` nor GITHUB_REPOSITORY is given',
    };
  const context = hostContext(session, named);
  const { owner, name } = context.repository;
  return approvingHost(`${owner}/${name}`, () => openPullRequestReader(context));
}

const heads = /^refs\/heads\//;

/** What `bylaw.yaml` says, else the branch that a remote calls its own, else what is checked out. */
async function branchApplied(
  { environment }: Session,
  git: GitReader,
  applyBranch: string | undefined,
): Promise<string | undefined> {
  if (applyBranch !== undefined) return applyBranch;
  const remotes = await git.remotes();
  const remote = remotes.includes('origin') ? 'origin' : remotes[0];
  const usual = remote === undefined ? undefined : await git.remoteHead(remote).catch(nowhere);
  const known = usual ?? (await git.head()).ref ?? environment.GITHUB_REF;
  return known !== undefined && heads.test(known) ? known : undefined;
}

/** A remote that does not answer tells nothing. */
function nowhere(error: unknown): undefined {
  if (!(error instanceof BylawError) || error.code === 'cli/interrupted') throw error;
}
