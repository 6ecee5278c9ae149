import { git } from './git.ts';

export interface CommitObject {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Person;
  readonly committer: Person;
  readonly message: string;
  /** What it is signed with, and the bytes that the signature is over. */
  readonly signed?: { readonly signature: string; readonly payload: string };
}

interface Person {
  readonly name: string;
  readonly email: string;
  /** Instant. */
  readonly date: string;
}

const known = new Map<string, CommitObject>();

/** What a hash names never changes. */
export function readCommit(folder: string, sha: string): CommitObject {
  const commit = known.get(sha) ?? parseCommit(sha, git(folder, ['cat-file', 'commit', sha]));
  known.set(sha, commit);
  return commit;
}

function parseCommit(sha: string, text: string): CommitObject {
  const end = text.indexOf('\n\n');
  // A line that begins with a space goes on with the one before.
  const headers = text.slice(0, end).replaceAll('\n ', '\u0000').split('\n');
  const all = (name: string): readonly string[] =>
    headers
      .filter((line) => line.startsWith(`${name} `))
      .map((line) => line.slice(name.length + 1).replaceAll('\u0000', '\n'));
  const signature = all('gpgsig')[0];
  return {
    sha,
    tree: all('tree')[0] ?? '',
    parents: all('parent'),
    author: readPerson(all('author')[0] ?? ''),
    committer: readPerson(all('committer')[0] ?? ''),
    message: text.slice(end + 2),
    ...(signature === undefined
      ? {}
      : { signed: { signature, payload: withoutSignature(headers, text, end) } }),
  };
}

function withoutSignature(headers: readonly string[], text: string, end: number): string {
  const kept = headers.filter((line) => !line.startsWith('gpgsig '));
  return kept.map((line) => line.replaceAll('\u0000', '\n ')).join('\n') + text.slice(end);
}

/** `Ana Ray <ana@acme.example> 1700000000 +0100` */
function readPerson(text: string): Person {
  const [, name = '', email = '', seconds = '0'] = /^(.*?) ?<([^>]*)> (\d+)/.exec(text) ?? [];
  return { name, email, date: new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z') };
}
