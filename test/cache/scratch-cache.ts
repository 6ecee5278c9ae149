import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Cache, openCache } from '../../src/cache/cache.ts';

/** A Git directory and a place for a user's secret, both empty. */
export interface ScratchCache {
  readonly gitDirectory: string;
  readonly state: string;
  /** As another run of this build would open it. */
  open(over?: { readonly build?: string; readonly state?: string }): Cache;
  /** The folder with the files. */
  readonly folder: string;
}

export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-cache-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function scratchCache(): ScratchCache {
  const gitDirectory = scratchFolder();
  const state = scratchFolder();
  return {
    gitDirectory,
    state,
    folder: join(gitDirectory, 'bylaw', 'cache'),
    open: (over = {}) =>
      openCache(gitDirectory, { XDG_STATE_HOME: over.state ?? state }, over.build ?? 'this build'),
  };
}
