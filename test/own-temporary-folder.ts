import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** All temporary folders of a run of the tests, and of what they start, lie in one, which goes when the run ends. */
export default function ownTemporaryFolder(): (() => void) | undefined {
  if (process.env.BYLAW_TESTS_FOLDER !== undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-tests-'));
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
