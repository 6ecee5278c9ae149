import type { Hosted } from '../hosted-state.ts';
import type { Account } from '../state.ts';
import { branchTip } from './find-commit.ts';
import { git } from './git.ts';

export interface CommitWish {
  /** By path; null deletes. */
  readonly files: Readonly<Record<string, string | null>>;
  readonly message?: string;
  /** Log-in of whose address it has. */
  readonly author?: string;
  /** Where a new branch begins: a branch or a commit. */
  readonly from?: string;
}

export function commitFiles(
  { folder, defaultBranch }: Hosted,
  branch: string,
  now: string,
  author: Account,
  wish: CommitWish,
): string {
  const parent = branchTip(folder, branch) ?? branchTip(folder, wish.from ?? defaultBranch) ?? wish.from;
  const person = `${author.name ?? author.login} <${author.emails[0] ?? ''}> ${Math.floor(Date.parse(now) / 1000)} +0000`;
  const changes = Object.entries(wish.files).map(([path, text]) =>
    text === null ? `D ${quoted(path)}\n` : `M 100644 inline ${quoted(path)}\n${data(text)}`,
  );
  const input = [
    `commit refs/heads/${branch}\n`,
    `author ${person}\ncommitter ${person}\n`,
    data(wish.message ?? `Change ${Object.keys(wish.files).join(', ')}`),
    parent === undefined ? '' : `from ${parent}\n`,
    ...changes,
  ];
  git(folder, ['fast-import', '--quiet'], { input: input.join('') });
  return branchTip(folder, branch) ?? '';
}

/** As Git reads the names of files: what nobody could print is an octal number. */
function quoted(path: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are meant
  return `"${path.replace(/["\\\u0000-\u001f\u007f]/g, (letter) => `\\${letter.charCodeAt(0).toString(8).padStart(3, '0')}`)}"`;
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}
