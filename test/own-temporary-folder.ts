import { chmodSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** All temporary folders of a run of the tests, and of what they start, lie in one, which goes when the run ends. */
export default function ownTemporaryFolder(): (() => void) | undefined {
  if (process.env.BYLAW_TESTS_FOLDER !== undefined) return undefined;
  const folder = mkdtempSync(join(temporaryFiles(), 'bylaw-tests-'));
  // As in the folder that holds it, another user finds a folder in it by its name: some tests go on as one.
  chmodSync(folder, 0o711);
  const before = process.env.TMPDIR;
  process.env.BYLAW_TESTS_FOLDER = folder;
  process.env.TMPDIR = folder;
  return () => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    delete process.env.BYLAW_TESTS_FOLDER;
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
}

const memory = '/dev/shm';
/** A run leaves a tenth of it behind until it ends. */
const enough = 4e9;

/**
 * Files in memory where there is room for them and programs may run: every write of the tests to a disk is waited
 * for, and no test pulls the plug. `TMPDIR` is heeded.
 */
function temporaryFiles(): string {
  return process.env.TMPDIR === undefined && isRoomy() ? memory : tmpdir();
}

function isRoomy(): boolean {
  try {
    const mounts = readFileSync('/proc/self/mounts', 'utf8').split('\n');
    const [, , type, options = ''] = mounts.find((line) => line.split(' ')[1] === memory)?.split(' ') ?? [];
    const available = /^MemAvailable: +(\d+) kB$/m.exec(readFileSync('/proc/meminfo', 'utf8'))?.[1];
    const { bavail, bsize } = statfsSync(memory);
    const isFree = Math.min(bavail * bsize, Number(available) * 1024) >= enough;
    return type === 'tmpfs' && !/(^|,)(noexec|ro)(,|$)/.test(options) && isFree;
  } catch {
    return false;
  }
}
