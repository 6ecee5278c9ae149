import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deflateSync } from 'node:zlib';

/** A folder as it may be written, right or wrong. */
export interface Folder {
  readonly entries: Map<string, Entry>;
  /** What becomes of the bytes of its object. */
  raw?: (bytes: Buffer) => Buffer;
}

export interface Entry {
  mode: string;
  holds: Folder | Buffer | { readonly oid: string };
}

export interface Commit {
  tree: Folder;
  /** Undefined: the commit before it. */
  parents?: readonly string[];
  author: string;
  message: string;
  raw?: (text: string) => string;
}

/** Writes objects of a repository, as wrong as they may be, and takes them away again. */
export interface Forge {
  object(kind: 'blob' | 'tree' | 'commit', content: Buffer): string;
  /** The ids of a chain of commits, oldest first. */
  chain(commits: readonly Commit[]): readonly string[];
  cleanUp(): void;
}

export function openForge(gitDirectory: string): Forge {
  const written: string[] = [];
  /** Of the chain being written: one folder may be in many. */
  const trees = new Map<Folder, string>();
  function object(kind: string, content: Buffer): string {
    const whole = Buffer.concat([Buffer.from(`${kind} ${content.length}\0`), content]);
    const oid = createHash('sha1').update(whole).digest('hex');
    const file = join(gitDirectory, 'objects', oid.slice(0, 2), oid.slice(2));
    if (existsSync(file)) return oid;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, deflateSync(whole, { level: 1 }));
    written.push(file);
    return oid;
  }
  function oidOf(holds: Entry['holds']): string {
    if (Buffer.isBuffer(holds)) return object('blob', holds);
    if ('oid' in holds) return holds.oid;
    const oid = trees.get(holds) ?? object('tree', treeBytes(holds));
    trees.set(holds, oid);
    return oid;
  }
  function treeBytes({ entries, raw }: Folder): Buffer {
    const lines = [...entries].map(([name, { mode, holds }]) => ({
      key: Buffer.from(mode === '40000' ? `${name}/` : name),
      line: Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(oidOf(holds), 'hex')]),
    }));
    lines.sort((a, b) => Buffer.compare(a.key, b.key));
    const bytes = Buffer.concat(lines.map(({ line }) => line));
    return raw === undefined ? bytes : raw(bytes);
  }
  function chain(commits: readonly Commit[]): readonly string[] {
    const oids: string[] = [];
    trees.clear();
    for (const { tree, parents, author, message, raw } of commits) {
      const headers = [
        `tree ${oidOf(tree)}`,
        ...(parents ?? oids.slice(-1)).map((parent) => `parent ${parent}`),
        `author ${author}`,
        `committer ${author}`,
      ];
      const text = `${headers.join('\n')}\n\n${message}`;
      oids.push(object('commit', Buffer.from(raw === undefined ? text : raw(text), 'utf8')));
    }
    return oids;
  }
  function cleanUp(): void {
    for (const file of written.splice(0)) rmSync(file, { force: true });
  }
  return { object, chain, cleanUp };
}

/** The commits of a branch, oldest first, to be edited. */
export function readChain(folder: string, branch: string): () => Commit[] {
  const git = (...args: string[]) =>
    execFileSync('git', args, {
      cwd: folder,
      maxBuffer: 2 ** 28,
      env: { PATH: process.env.PATH, HOME: '/nonexistent' },
    });
  const commits = git('rev-list', '--reverse', branch).toString().trim().split('\n');
  const known = commits.map((oid) => {
    const text = git('cat-file', 'commit', oid).toString();
    const files = git('ls-tree', '-r', '-z', oid).toString().split('\0').filter(Boolean);
    return {
      author: /^author (.*)$/m.exec(text)?.[1] ?? '',
      message: text.slice(text.indexOf('\n\n') + 2),
      files: files.map((line) => {
        const [, blob = '', path = ''] = /^\d+ blob ([0-9a-f]+)\t(.*)$/.exec(line) ?? [];
        return { path, content: git('cat-file', 'blob', blob) };
      }),
    };
  });
  return () =>
    known.map(({ author, message, files }) => {
      const tree: Folder = { entries: new Map() };
      for (const { path, content } of files) putFile(tree, path, content);
      return { author, message, tree };
    });
}

export function putFile(root: Folder, path: string, content: Buffer): void {
  const names = path.split('/');
  let folder = root;
  for (const name of names.slice(0, -1)) {
    const entry = folder.entries.get(name) ?? { mode: '40000', holds: { entries: new Map() } };
    folder.entries.set(name, entry);
    folder = entry.holds as Folder;
  }
  folder.entries.set(names.at(-1) ?? '', { mode: '100644', holds: content });
}

/** Every file of a folder. */
export function filesIn(
  folder: Folder,
  prefix = '',
): readonly { readonly path: string; readonly entry: Entry }[] {
  return [...folder.entries].flatMap(([name, entry]) =>
    isFolder(entry.holds) ? filesIn(entry.holds, `${prefix}${name}/`) : [{ path: prefix + name, entry }],
  );
}

/** A folder and every folder in it. */
export function foldersIn(folder: Folder): readonly Folder[] {
  return [
    folder,
    ...[...folder.entries.values()].flatMap(({ holds }) => (isFolder(holds) ? foldersIn(holds) : [])),
  ];
}

export function isFolder(holds: Entry['holds']): holds is Folder {
  return !Buffer.isBuffer(holds) && 'entries' in holds;
}
