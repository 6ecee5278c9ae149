import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { GithubSummary } from '../import/github/github-summary.ts';
import { importGithub } from '../import/github/import-github.ts';
import { openGithubClient } from '../providers/github/client/open-github-client.ts';
import { organizationSettings } from '../providers/github/map/organization-settings.ts';
import { organizationNeeds } from '../providers/github/organization-needs.ts';
import { readGithub } from '../providers/github/read/read-github.ts';
import type { GithubSnapshot, ReadCost } from '../providers/github/snapshot.ts';
import { markerLast } from './marker-last.ts';
import { passTime } from './pass-time.ts';
import { refuseFiles } from './refuse-files.ts';
import type { Session } from './session.ts';
import { writeFiles } from './write-files.ts';

export interface ImportGithubOptions {
  /** Its log-in. */
  readonly organization: string;
  /** The folder to write into. */
  readonly out: string;
  /** Of another server than github.com: `https://HOST/api/v3`. */
  readonly baseUrl?: string;
  /** Write into a folder that holds files, replacing those of the same name. */
  readonly force?: boolean;
}

export interface ImportGithubResult {
  readonly summary: GithubSummary;
  /** What reading took. */
  readonly cost: ReadCost;
  /** From `out`. */
  readonly written: readonly string[];
  /** Whether `out` is a Git repository already. */
  readonly isRepository: boolean;
}

/**
 * Takes over an organization as it is on GitHub: reads it whole, or writes nothing.
 * @throws BylawError `import/not-empty`, and `provider/…` where it could not be read
 */
export async function importGithubOrganization(
  session: Session,
  { organization, out: name, baseUrl, force }: ImportGithubOptions,
): Promise<ImportGithubResult> {
  const server = baseUrl === undefined ? {} : { baseUrl };
  const { environment, progress, signal } = session;
  const client = await openGithubClient({
    organization,
    coordinates: { organization, ...server },
    environment,
    // Nothing is written there.
    needs: organizationNeeds(new Set()),
    progress,
    now: () => session.now(),
    wait: (milliseconds, until) => passTime(session, milliseconds, until),
    ...(signal === undefined ? {} : { signal }),
  });
  progress.step(`reading ${organization}`);
  const everything = {
    repositories: false,
    customRepositoryRoles: true,
    organizationRoles: true,
    logins: [],
  };
  const snapshot = await readGithub(client, organization, everything, (text) => progress.step(text));
  const { files, summary } = importGithub(withKnownSettings(snapshot), server);
  const out = resolve(session.cwd, name);
  // Until it has the file that makes it a repository of Bylaw, what an import that died wrote counts as nothing.
  const contents = markerLast(files);
  await refuseFiles(out, contents, { out: name, ...(force === undefined ? {} : { force }) });
  progress.step(`writing ${files.length} files`);
  await writeFiles(out, contents);
  const isRepository = existsSync(join(out, '.git'));
  return { summary, cost: client.cost(), written: files.map(({ path }) => path), isRepository };
}

/** GitHub shows more of an organization than a target has words for. */
function withKnownSettings(snapshot: GithubSnapshot): GithubSnapshot {
  const known = new Set(organizationSettings.map(({ field }) => field));
  const { organization } = snapshot;
  const settings = Object.entries(organization.settings).filter(([field]) => known.has(field));
  return { ...snapshot, organization: { ...organization, settings: Object.fromEntries(settings) } };
}
