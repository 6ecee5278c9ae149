import { afterEach, beforeEach, expect } from 'vitest';
import { type Answer, call } from './calling.ts';
import type { EmulatorOptions } from './options.ts';
import { type GithubEmulator, startGithubEmulator } from './start-github-emulator.ts';

/** A new emulator for each test of a file, and how to ask it; whatever GitHub does not describe fails the test. */
export function emulatorPerTest(options: EmulatorOptions = {}): {
  readonly github: () => GithubEmulator;
  readonly ask: (request: `${string} ${string}`, body?: unknown, token?: string) => Promise<Answer>;
} {
  let github: GithubEmulator;
  beforeEach(async () => {
    github = await startGithubEmulator(options);
  });
  afterEach(async () => {
    await github.close();
    expect(github.violations).toEqual([]);
  });
  return {
    github: () => github,
    ask: (request, body, token = github.token) => call({ url: github.url, token }, request, body),
  };
}
