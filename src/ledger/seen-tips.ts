import { join } from 'node:path';
import { BylawError } from '../diagnostic/bylaw-error.ts';
import { readableJson } from '../digest/canonical-json.ts';
import { readOwnFile } from '../disk/read-own-file.ts';
import { replaceFile } from '../disk/replace-file.ts';
import type { GitReader, Oid } from '../git/git-repository.ts';
import { isOid } from '../git/object-id.ts';
import { withSeenLock } from './with-seen-lock.ts';

/**
 * The newest entry of each ledger branch, here and at remotes (`refs/remotes/<remote>/<branch>`), that was verified
 * in this clone, in `<git directory>/bylaw/seen.json`. A branch that no longer holds it was rewritten.
 */
export type SeenTips = ReadonlyMap<string, Oid>;

/** Far more than the branches of any repository take. */
const largest = 16 * 1024 * 1024;

function seenTipsPath(git: GitReader): string {
  return join(git.gitDirectory, 'bylaw', 'seen.json');
}

/** Throws `ledger/rewritten` where the file is damaged: it cannot be told whether the ledger still continues it. */
export async function readSeenTips(git: GitReader): Promise<SeenTips> {
  const path = seenTipsPath(git);
  let text: string;
  try {
    text = readOwnFile(path, largest).toString('utf8');
  } catch (error) {
    if (isSystemError(error) && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return new Map();
    throw unreadable(path, error);
  }
  const tips = parse(text);
  if (tips === undefined) throw unreadable(path);
  return tips;
}

/** A verified tip of a ref; `after`: an entry that it is known to come after, where it was just appended. */
export type VerifiedTip = readonly [ref: string, tip: Oid | undefined, after?: Oid | undefined];

/**
 * Remembers verified tips, by ref. Replaces the file in one step, under a lock: of two that remember at once neither
 * takes out what the other put in, nor puts an older tip over a newer one. A note that cannot be written is no
 * failure: it keeps nobody from reading, and an entry that was appended stays so.
 */
export async function rememberTips(git: GitReader, tips: readonly VerifiedTip[]): Promise<void> {
  try {
    if ((await newsOf(git, tips)).news.length === 0) return;
    await withSeenLock(git.gitDirectory, async () => {
      const { seen, news } = await newsOf(git, tips);
      const newer: (readonly [string, Oid])[] = [];
      for (const [ref, tip, after] of news) {
        const before = seen.get(ref);
        if (before === after || !(await isOlder(git, tip, before))) newer.push([ref, tip]);
      }
      if (newer.length === 0) return;
      const text = readableJson(Object.fromEntries([...seen, ...newer]));
      await replaceFile(seenTipsPath(git), text, { makeFolder: true });
    });
  } catch {
    // What is not remembered is verified again.
  }
}

async function newsOf(git: GitReader, tips: readonly VerifiedTip[]) {
  const seen = await readSeenTips(git);
  const news = tips.flatMap(([ref, tip, after]) =>
    tip === undefined || seen.get(ref) === tip ? [] : [[ref, tip, after] as const],
  );
  return { seen, news };
}

async function isOlder(git: GitReader, tip: Oid, seen: Oid | undefined): Promise<boolean> {
  return seen !== undefined && (await git.isAncestor(tip, seen).catch(() => false));
}

function unreadable(path: string, cause?: unknown): BylawError {
  return new BylawError(
    'ledger/rewritten',
    `${path} cannot be read: whether the ledger continues it cannot be told`,
    {
      hint: `rm '${path}'`,
      ...(cause === undefined ? {} : { cause }),
    },
  );
}

function parse(text: string): SeenTips | undefined {
  try {
    const tips = Object.entries(JSON.parse(text) as object);
    const whole = tips.every(
      ([ref, tip]) => ref.startsWith('refs/') && typeof tip === 'string' && isOid(tip),
    );
    return whole ? new Map(tips) : undefined;
  } catch {
    return undefined;
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}
