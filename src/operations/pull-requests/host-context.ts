import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { RepositoryContext } from '../../pull-requests/github/repository-host.ts';
import { repositoryName } from '../../pull-requests/github/repository-name.ts';
import { passTime } from '../pass-time.ts';
import type { Session } from '../session.ts';

/**
 * What it takes to speak to the host of a repository: what `--repository` says, else GITHUB_REPOSITORY.
 *
 * @throws BylawError `pull-request/no-repository`
 */
export function hostContext(session: Session, given: string | undefined): RepositoryContext {
  const { environment, progress, signal } = session;
  const written = given ?? environment.GITHUB_REPOSITORY ?? '';
  if (written === '')
    throw new BylawError('pull-request/no-repository', 'nothing says which repository on GitHub is meant', {
      hint: 'give --repository OWNER/NAME',
    });
  return {
    repository: repositoryName(written, given === undefined ? 'GITHUB_REPOSITORY' : '--repository'),
    environment: asWorkflow(environment),
    now: () => session.now(),
    wait: (milliseconds, until) => passTime(session, milliseconds, until),
    progress,
    ...(signal === undefined ? {} : { signal }),
  };
}

/** What a workflow gives its job is enough, and less than what an organization is managed with. */
function asWorkflow(environment: Session['environment']): Session['environment'] {
  const token = environment.BYLAW_JOB_TOKEN || environment.GITHUB_TOKEN || environment.GH_TOKEN;
  if (token === undefined || token === '') return environment;
  const { GITHUB_API_URL, BYLAW_GITHUB_HOSTS } = environment;
  return { GITHUB_TOKEN: token, GITHUB_API_URL, BYLAW_GITHUB_HOSTS };
}
