import type { Commit, NewCommit, Oid, Person } from './git-repository.ts';

/** The commit whose object has `content`. Throws a RangeError where it is malformed. */
export function parseCommit(oid: Oid, content: Uint8Array): Commit {
  const text = new TextDecoder().decode(content);
  const split = text.indexOf('\n\n');
  const headers = (split < 0 ? text : text.slice(0, split)).split('\n');
  const { tree, parents } = linksOf(headers);
  const author = parseSignature(headerValue(headers, 'author'));
  const committer = parseSignature(headerValue(headers, 'committer'));
  return {
    oid,
    tree,
    parents,
    author: author.person,
    authoredAt: author.at,
    committer: committer.person,
    committedAt: committer.at,
    message: split < 0 ? '' : text.slice(split + 2),
  };
}

/** The content of the commit object. Characters that Git forbids in names are left out, as Git itself does. */
export function encodeCommit(commit: NewCommit): Uint8Array {
  const seconds = Math.floor(Date.parse(commit.at) / 1000);
  if (!Number.isFinite(seconds)) throw new RangeError(`not an RFC 3339 time: ${commit.at}`);
  const signature = `${cleaned(commit.author.name)} <${cleaned(commit.author.email)}> ${seconds} +0000`;
  const headers = [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${signature}`,
    `committer ${signature}`,
  ];
  return Buffer.from(`${headers.join('\n')}\n\n${commit.message.replaceAll('\0', '')}`, 'utf8');
}

/** Git reads them at the beginning alone: elsewhere they would be there for some readers and not for others. */
function linksOf(headers: readonly string[]): { readonly tree: Oid; readonly parents: readonly Oid[] } {
  const links = headers.filter((line) => /^(?:tree|parent)(?: |$)/.test(line));
  const first = headers.slice(0, links.length);
  const right = first.every((line, at) => linkPattern.test(line) && line.startsWith('tree') === (at === 0));
  const [tree, ...parents] = links.map((line) => line.slice(line.indexOf(' ') + 1));
  if (!right || tree === undefined)
    throw new RangeError('a commit that does not begin with a tree and its parents');
  return { tree, parents };
}

const linkPattern = /^(?:tree|parent) (?:[0-9a-f]{40}|[0-9a-f]{64})$/;

function headerValue(headers: readonly string[], name: string): string {
  const line = headers.find((header) => header.startsWith(`${name} `));
  if (line === undefined) throw new RangeError(`a commit without ${name}`);
  return line.slice(name.length + 1);
}

function parseSignature(line: string): { readonly person: Person; readonly at: string } {
  // Found by hand: an expression for all of it would look from each of a million `<` for its `>`.
  const open = line.indexOf('<');
  const close = line.indexOf('>', open);
  const name = line.slice(0, open).replace(/ $/, '');
  if (open < 0 || close < 0)
    throw new RangeError(`a commit by nobody that can be told: ${line.slice(0, 80)}`);
  const [, seconds = '0'] = /^ (-?\d+) [-+]\d/.exec(line.slice(close + 1)) ?? [];
  return { person: { name, email: line.slice(open + 1, close) }, at: rfc3339(Number(seconds)) };
}

/** A time beyond what a Date holds (a hostile or broken commit) counts as the epoch. */
function rfc3339(seconds: number): string {
  const date = new Date(Math.abs(seconds) > 8.64e12 ? 0 : seconds * 1000);
  return date.toISOString().replace('.000Z', 'Z');
}

function cleaned(text: string): string {
  const allowed = text.replace(/[<>\n\0]/g, '');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Git calls these crud, and strips them from both ends
  return allowed.replace(/^[\x00- .,:;"\\']+|(?<![\x00- .,:;"\\'])[\x00- .,:;"\\']+$/g, '');
}
