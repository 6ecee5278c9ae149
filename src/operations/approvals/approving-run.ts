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
}

export function approvingRun(
  session: Session,
  git: GitReader,
  { repository, allow = [] }: { readonly repository?: string; readonly allow?: readonly string[] },
): ApprovingRun {
  let revisions: Revisions | undefined;
  let host: Promise<ApprovingHost | HostUnknown> | undefined;
  return {
    isAllowed: allow.includes('approval') && !isCi(session),
    branch: () => branchOf(session, git),
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

/** That of this clone; in a workflow that was checked out by its commit the one that it runs for. */
async function branchOf({ environment }: Session, git: GitReader): Promise<string | undefined> {
  const { ref } = await git.head();
  const heads = 'refs/heads/';
  const known = ref ?? environment.GITHUB_REF;
  return known?.startsWith(heads) === true ? known.slice(heads.length) : undefined;
}
