import { execFileSync } from 'node:child_process';

/** Every file of the ledger, read by Git itself. */
export function readLedger(folder: string): ReadonlyMap<string, string> {
  const git = (input: string, ...args: readonly string[]) =>
    execFileSync('git', args, { cwd: folder, input, maxBuffer: 2 ** 30 });
  const lines = git('', 'ls-tree', '-r', 'bylaw/ledger').toString().trimEnd().split('\n');
  const entries = lines.map((line) => /^\d+ blob (?<id>\w+)\t(?<path>.*)$/.exec(line)?.groups ?? {});
  const all = git(entries.map(({ id }) => `${id}\n`).join(''), 'cat-file', '--batch');
  const files = new Map<string, string>();
  let at = 0;
  for (const { path = '' } of entries) {
    const end = all.indexOf('\n', at);
    const size = Number(all.subarray(at, end).toString().split(' ')[2]);
    files.set(path, all.subarray(end + 1, end + 1 + size).toString());
    at = end + 1 + size + 1;
  }
  return files;
}
