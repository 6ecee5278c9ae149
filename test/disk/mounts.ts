import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Whether file systems may be mounted here: as root in a container of one's own, but not on most machines. */
export const mayMount = tryToMount();

/** Why a test that needs a mount is passed over, for its name. */
export const unlessMounted = mayMount ? '' : ' (passed over: this user may not mount a file system)';

/** A small file system of its own, in memory. */
export function smallDisk(size: string): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'bylaw-disk-')));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'bylaw-test', folder]);
  onTestFinished(() => {
    execFileSync('umount', ['--lazy', folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** The same folder, seen at another place where nothing can be written. */
export function readOnlyView(folder: string): string {
  const view = realpathSync(mkdtempSync(join(tmpdir(), 'bylaw-view-')));
  execFileSync('mount', ['--bind', folder, view]);
  onTestFinished(() => {
    execFileSync('umount', ['--lazy', view]);
    rmSync(view, { recursive: true, force: true });
  });
  execFileSync('mount', ['-o', 'remount,ro,bind', view]);
  return view;
}

function tryToMount(): boolean {
  if (process.platform !== 'linux' || process.geteuid?.() !== 0) return false;
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-mount-'));
  mkdirSync(folder, { recursive: true });
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'bylaw-test', folder]).status === 0;
  if (mounted) spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true, force: true });
  return mounted;
}
