import { onTestFinished } from 'vitest';
import type { EmulatorOptions } from '../github-emulator/options.ts';
import { type GithubEmulator, startGithubEmulator } from '../github-emulator/start-github-emulator.ts';
import { type Library, openLibrary } from './library.ts';

/** A library whose one target is an organization on an emulated GitHub; time is the emulator's, and costs none. */
export interface GithubLibrary extends Library {
  readonly github: GithubEmulator;
}

export async function openGithubLibrary(
  files: (target: string) => Readonly<Record<string, string>>,
  options: EmulatorOptions & { readonly target?: string } = {},
): Promise<GithubLibrary> {
  const { target = '', ...emulated } = options;
  const github = await startGithubEmulator(emulated);
  onTestFinished(() => github.close());
  const library = await openLibrary(
    files(githubTarget(github, target)),
    { GITHUB_TOKEN: github.token },
    {
      now: () => `${github.clock.now().slice(0, 19)}Z`,
      wait: (milliseconds, signal) => github.clock.wait(milliseconds, signal),
    },
  );
  return { ...library, github };
}

/** The document of a target on an emulator: `acme` there, unless `more` says otherwise. */
export function githubTarget(github: Pick<GithubEmulator, 'url'>, more = '', organization = 'acme'): string {
  return `apiVersion: bylaw/v1
kind: Target
name: github
provider: github
coordinates: {organization: ${organization}, baseUrl: "${github.url}"}
${more}`;
}
