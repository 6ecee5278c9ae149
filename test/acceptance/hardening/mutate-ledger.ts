import { entryMessage } from '../../../src/audit/entry-message.ts';
import { type Commit, type Entry, type Folder, filesIn, foldersIn, putFile } from './forge.ts';
import { mutateJson } from './mutate-json.ts';
import { nastyStrings } from './nasty-json.ts';
import type { Random } from './random.ts';

/** Ids of objects that are in the repository already. */
export interface Bystanders {
  readonly blob: string;
  readonly tree: string;
  /** A commit of the sources. */
  readonly commit: string;
  /** The newest entry of the true ledger. */
  readonly tip: string;
}

/** Makes a chain wrong, and tells in what way; whoever believes it thereafter is wrong too, unless it says `or not`. */
export type Mutator = (random: Random, chain: Commit[], bystanders: Bystanders) => string;

const missing = 'd'.repeat(40);

/** A text inside a commit is replaced by something like it. */
function editedFile(random: Random, chain: Commit[]): string {
  const at = random.below(chain.length);
  const { tree } = chain[at] as Commit;
  const { path, entry } = random.pick(filesIn(tree));
  const before = entry.holds as Buffer;
  const after = Buffer.from(mutateJson(random, before.toString('utf8')));
  if (random.below(2) === 0) for (const later of chain.slice(at)) replaceIn(later.tree, path, before, after);
  else entry.holds = after;
  const isManaged = path.includes('/managed/') || path.includes('/unmanaged/');
  return isManaged && !after.equals(before) ? `edited ${path} of ${at}` : `edited ${path} of ${at}, or not`;
}

/** An entry that says something else, with the trailers that it should have. */
function forgedEntry(random: Random, chain: Commit[]): string {
  const at = random.below(chain.length);
  const commit = chain[at] as Commit;
  const entry = commit.tree.entries.get('entry.json') as Entry;
  const text = mutateJson(random, (entry.holds as Buffer).toString('utf8'));
  entry.holds = Buffer.from(text);
  try {
    commit.message = entryMessage(JSON.parse(text));
  } catch {
    // Then with those that it had.
  }
  return `forged entry ${at}, or not`;
}

function replaceIn(tree: Folder, path: string, before: Buffer, after: Buffer): void {
  const found = filesIn(tree).find((file) => file.path === path);
  if (found !== undefined && (found.entry.holds as Buffer).equals(before)) found.entry.holds = after;
}

/** A name, a mode or a content that no ledger has. */
function strangeEntry(random: Random, chain: Commit[], bystanders: Bystanders): string {
  const at = random.below(chain.length);
  const folder = random.pick(foldersIn((chain[at] as Commit).tree));
  const [name, entry] = random.pick([...folder.entries]);
  switch (random.below(5)) {
    case 0:
      folder.entries.delete(name);
      return `removed ${name} of ${at}`;
    case 1: {
      const other = random.pick([...nastyStrings.filter((each) => !each.includes('\0')), name.toUpperCase()]);
      folder.entries.delete(name);
      folder.entries.set(other === name ? `${name} ` : other, entry);
      return `renamed ${name} of ${at} to ${JSON.stringify(other)}`;
    }
    case 2: {
      const modes = [
        '120000',
        '160000',
        '100755',
        '100664',
        '0100644',
        '040000',
        '40000',
        '100644',
        '644',
        '1',
        '',
      ];
      entry.mode = random.pick(modes.filter((mode) => mode !== entry.mode));
      return `mode ${entry.mode} of ${name} of ${at}`;
    }
    case 3:
      entry.holds = { oid: random.pick([missing, bystanders.blob, bystanders.tree, bystanders.commit]) };
      return `content of ${name} of ${at} exchanged`;
    default: {
      const other = random.pick([...nastyStrings, `${name}~`, name.toUpperCase()]).replaceAll('\0', '');
      if (folder.entries.has(other)) return 'nothing, or not';
      folder.entries.set(other, random.pick([entry, { mode: '100644', holds: Buffer.from('{}') }]));
      return `added ${JSON.stringify(other)} beside ${name} of ${at}`;
    }
  }
}

/** The bytes of a tree that Git itself would not write. */
function strangeTree(random: Random, chain: Commit[]): string {
  const at = random.below(chain.length);
  const folder = random.pick(foldersIn((chain[at] as Commit).tree));
  const [name] = random.pick([...folder.entries]);
  const line = Buffer.concat([Buffer.from(`100644 ${name}\0`), Buffer.from(missing, 'hex')]);
  const again = Buffer.concat([Buffer.from(`40000 ${name}\0`), Buffer.from(missing, 'hex')]);
  const ways: readonly [string, (bytes: Buffer) => Buffer][] = [
    ['first doubled', (bytes) => Buffer.concat([bytes.subarray(0, firstEnd(bytes)), bytes])],
    [`${name} twice, first`, (bytes) => Buffer.concat([line, bytes])],
    [`${name} twice, last`, (bytes) => Buffer.concat([bytes, line])],
    [`${name} twice, as a folder`, (bytes) => Buffer.concat([bytes, again])],
    ['cut short', (bytes) => bytes.subarray(0, random.below(bytes.length))],
    ['longer', (bytes) => Buffer.concat([bytes, Buffer.from('100644 x')])],
    ['no tree', () => Buffer.from('what is this?')],
    ['zero-padded', (bytes) => Buffer.concat([Buffer.from('0'), bytes])],
  ];
  const [what, raw] = random.pick(ways);
  folder.raw = raw;
  // To lose the last of some entries may leave what is right as well.
  return what === 'cut short' ? `tree of ${at}: cut short, or not` : `tree of ${at}: ${what}`;
}

function firstEnd(bytes: Buffer): number {
  return bytes.indexOf(0) + 21;
}

/** More than anybody can read. */
function tooMuch(random: Random, chain: Commit[]): string {
  const commit = random.pick(chain);
  const wide: Folder = { entries: new Map() };
  switch (random.below(5)) {
    case 0: {
      // Ten folders of ten, ten deep: small to send, and ten thousand million files.
      let folder: Folder = { entries: new Map([['f', { mode: '100644', holds: Buffer.from('{}') }]]) };
      for (let depth = 0; depth < 10; depth++) {
        const holds = folder;
        folder = {
          entries: new Map(Array.from({ length: 10 }, (_, i) => [`d${i}`, { mode: '40000', holds }])),
        };
      }
      commit.tree.entries.set('z', { mode: '40000', holds: folder });
      return 'a tree of trees of trees';
    }
    case 1: {
      let folder: Folder = { entries: new Map([['f', { mode: '100644', holds: Buffer.from('{}') }]]) };
      for (let depth = 0; depth < 1500; depth++)
        folder = { entries: new Map([['d', { mode: '40000', holds: folder }]]) };
      commit.tree.entries.set('z', { mode: '40000', holds: folder });
      return 'a deep tree';
    }
    case 2:
      for (let i = 0; i < 2_000; i++) wide.entries.set(`f${i}`, { mode: '100644', holds: Buffer.from('{}') });
      commit.tree.entries.set('z', { mode: '40000', holds: wide });
      return 'a wide tree';
    case 3:
      putFile(commit.tree, 'entry.json', Buffer.alloc(12 * 1024 * 1024, random.pick([0x20, 0x5b, 0x30])));
      return 'a huge entry';
    default:
      commit.message = `${commit.message}${'x'.repeat(2 * 1024 * 1024)}\n`;
      return 'a huge message, or not';
  }
}

/** Commits that no append makes. */
function strangeCommit(
  random: Random,
  chain: Commit[],
  { blob, tree, commit: source, tip }: Bystanders,
): string {
  const at = random.below(chain.length);
  const commit = chain[at] as Commit;
  const { message } = commit;
  const noId = random.pick(['HEAD', '--all', '', 'x'.repeat(40)]);
  const author = random.pick([
    '',
    '<',
    'a <b> x y',
    'a <b> 99999999999999999 +0000',
    'a <b> -1 -9999',
    '\u202e <\u001b[2J> 1 +0000',
  ]);
  const noCommit = random.pick(['', '\n', 'tree', '\0', 'what is this?']);
  const header = `encoding ${random.pick(nastyStrings)}\ngpgsig -----\n x`;
  const treeLine = (line: string) => ({ raw: (text: string) => text.replace(/^tree .*/, line) });
  const ways: readonly [string, Partial<Commit>][] = [
    ['no parent, or not', { parents: [] }],
    ['a missing parent', { parents: [missing] }],
    ['a parent of the sources', { parents: [source] }],
    ['a blob for a parent', { parents: [blob] }],
    ['a parent that is no id', { parents: [noId] }],
    ['two parents', { parents: [tip, source] }],
    ['a parent twice', { parents: [tip, tip] }],
    ['no tree', { raw: (text) => text.replace(/^tree .*\n/, '') }],
    ['a blob for a tree', treeLine(`tree ${blob}`)],
    ['another tree', treeLine(`tree ${tree}`)],
    ['a missing tree', treeLine(`tree ${missing}`)],
    ['a tree that is no id', treeLine('tree ../../HEAD')],
    ['no author', { raw: (text) => text.replace(/\nauthor .*/, '') }],
    ['a strange author, or not', { author }],
    ['nothing but a line', { raw: () => noCommit }],
    ['other trailers', { message: message.replace(/^(Bylaw-[A-Z].*?: )(.*)$/m, '$1x$2') }],
    ['no trailers', { message: 'Apply\n' }],
    ['a trailer twice', { message: message.replace(/^(Bylaw-Kind: .*)$/m, '$1\n$1') }],
    ['more headers, or not', { raw: (text) => text.replace('\n\n', `\n${header}\n\n`) }],
  ];
  const [what, change] = random.pick(ways);
  Object.assign(commit, change);
  return `commit ${at}: ${what}`;
}

/** The right entries in a wrong line. */
function strangeLine(random: Random, chain: Commit[]): string {
  const at = random.below(chain.length);
  const [commit] = chain.slice(at);
  switch (random.below(4)) {
    case 0:
      if (at === chain.length - 1) return 'nothing, or not';
      chain.splice(at, 1);
      return `without entry ${at}`;
    case 1:
      chain.splice(at, 0, commit as Commit);
      return `entry ${at} twice`;
    case 2:
      if (at === chain.length - 1) return 'nothing, or not';
      chain.splice(at, 2, chain[at + 1] as Commit, commit as Commit);
      return `entry ${at} after the next`;
    default:
      chain.splice(Math.max(1, at));
      return 'only the first entries, or not';
  }
}

const mutators: readonly Mutator[] = [
  editedFile,
  editedFile,
  forgedEntry,
  forgedEntry,
  strangeEntry,
  strangeEntry,
  strangeEntry,
  strangeTree,
  strangeTree,
  strangeCommit,
  strangeCommit,
  strangeLine,
];

/** Makes a chain wrong in one way: see `Mutator`. */
export function mutateLedger(random: Random, chain: Commit[], bystanders: Bystanders): string {
  const mutate = random.below(60) === 0 ? tooMuch : random.pick(mutators);
  return mutate(random, chain, bystanders);
}
