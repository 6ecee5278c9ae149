import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type DocumentCache, noDocumentCache, openDocumentCache } from '../../src/cache/document-cache.ts';
import { encodeTable } from '../../src/cache/document-table.ts';
import { loadDocuments } from '../../src/operations/load-documents.ts';
import { checkedSource, loadModel } from '../../src/operations/load-model.ts';
import { silent } from '../../src/operations/session.ts';
import { openFolderSource } from '../../src/source/folder-source.ts';
import { chosenSeed } from '../chosen-seed.ts';
import { scratchCache, scratchFolder } from './scratch-cache.ts';

const session = { progress: silent };
const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url));
const templates = fileURLToPath(new URL('../../templates/', import.meta.url));

afterEach(() => vi.useRealTimers());

/** A seeded sequence of numbers below a limit; BYLAW_SEED chooses another. */
function dice(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** All that an operation learns of a folder of YAML, as text. */
async function outcome(folder: string, kept: DocumentCache): Promise<string> {
  const loaded = await loadModel(openFolderSource(folder), session, () => ({ documents: kept }));
  const { diagnostics, texts } = await checkedSource(loaded.files, loaded.diagnostics);
  const whole = { model: loaded.model, settings: loaded.settings, diagnostics, texts };
  return JSON.stringify(whole, (_, value) => (isMap(value) ? [...value] : value));
}

/** What is built later is a map as well. */
function isMap(value: unknown): value is ReadonlyMap<string, unknown> {
  return (
    typeof value === 'object' && value !== null && 'entries' in value && 'forEach' in value && 'has' in value
  );
}

function repositories(): readonly string[] {
  const all = [join(fixtures, 'model'), templates].flatMap((folder) =>
    readdirSync(folder).map((name) => join(folder, name)),
  );
  return all.filter((folder) => existsSync(join(folder, 'bylaw.yaml')));
}

function yamlFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.ya?ml$/.test(path))
    .sort();
}

/** A few bytes of a file elsewhere, doubled, gone, or replaced by those of another file. */
function mutate(text: string, other: string, roll: (limit: number) => number): string {
  const at = roll(text.length + 1);
  const end = at + roll(40);
  const piece = text.slice(at, end);
  switch (roll(4)) {
    case 0:
      return text.slice(0, at) + text.slice(end);
    case 1:
      return text.slice(0, at) + piece + text.slice(at);
    case 2:
      return text.slice(0, at) + other.slice(at, end) + text.slice(end);
    default:
      return (
        text.slice(0, at) + (['\n', '  ', '"', ': ', '- ', '#', '&a ', '*a'][roll(8)] ?? '') + text.slice(at)
      );
  }
}

describe('documents that were kept', () => {
  it('give what parsing gives, of every repository among the fixtures and after any edit of it', async () => {
    const seed = chosenSeed();
    const roll = dice(seed);
    for (const repository of repositories()) {
      const folder = scratchFolder();
      cpSync(repository, folder, { recursive: true });
      const scratch = scratchCache();
      const kept = () => openDocumentCache(scratch.open(), folder, 'documents', 0);
      const paths = yamlFiles(folder);
      for (let edit = 0; edit < 3; edit += 1) {
        if (edit > 0) {
          const [path = '', other = ''] = [paths[roll(paths.length)], paths[roll(paths.length)]];
          const text = readFileSync(join(folder, path), 'utf8');
          writeFileSync(join(folder, path), mutate(text, readFileSync(join(folder, other), 'utf8'), roll));
        }
        const fresh = await outcome(folder, noDocumentCache).catch((error: Error) => error.message);
        for (const run of ['first', 'second']) {
          const cached = await outcome(folder, kept()).catch((error: Error) => error.message);
          expect(cached, `${repository}, edit ${edit}, ${run} run, BYLAW_SEED=${seed}`).toBe(fresh);
        }
      }
    }
  }, 120_000);

  it('give what parsing gives of any single file, bodies and places and all', async () => {
    const folder = scratchFolder();
    const sources = [join(fixtures, 'parse'), join(fixtures, 'peribolos'), templates];
    const texts = sources.flatMap((from) =>
      yamlFiles(from).map((path) => readFileSync(join(from, path), 'utf8')),
    );
    const odd = [
      'name: -0\n',
      'apiVersion: bylaw/v1\nkind: AccessTest\nname: a\n',
      '',
      '\ufeff',
      '"\\ud800": 1',
    ];
    const paths = [...texts, ...odd].map((text, index) => {
      writeFileSync(join(folder, `${index}.yaml`), text);
      return `${index}.yaml`;
    });
    const tree = openFolderSource(folder);
    const scratch = scratchCache();
    const kept = () => openDocumentCache(scratch.open(), folder, 'documents', 0);
    async function load(cache: DocumentCache) {
      const { contents, documents, ...loaded } = await loadDocuments(tree, paths, cache);
      const plain = documents.map(({ kind, body, origin }) => ({ kind, body, origin }));
      return { ...loaded, documents: plain, contents: paths.map((path) => contents(path)) };
    }
    const fresh = await load(noDocumentCache);
    expect(await load(kept())).toEqual(fresh);
    const warm = await load(kept());
    expect({ ...warm, read: [] }).toEqual({ ...fresh, read: [] });
    expect(JSON.stringify(warm.documents)).toBe(JSON.stringify(fresh.documents));
  });
});

const member = (name: string) => `apiVersion: bylaw/v1\nkind: Member\nname: ${name}\n`;

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = scratchFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

describe('a file that was not read', () => {
  const paths = ['a.yaml', 'b.yaml'];

  async function watched(folder: string, kept: DocumentCache) {
    const { documents, read } = await loadDocuments(openFolderSource(folder), paths, kept);
    return { names: documents.map(({ body }) => body.name), read: read.map(({ path }) => path) };
  }

  function inAnHour(): void {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 });
  }

  it('is one whose stamp is that of its content; a change shows even with the old size and time', async () => {
    const folder = folderOf({ 'a.yaml': member('ana'), 'b.yaml': member('bob') });
    const scratch = scratchCache();
    const kept = () => openDocumentCache(scratch.open(), folder, 'documents', 0);
    inAnHour();
    expect(await watched(folder, kept())).toEqual({ names: ['ana', 'bob'], read: paths });
    expect(await watched(folder, kept())).toEqual({ names: ['ana', 'bob'], read: [] });
    const { atime, mtime } = statSync(join(folder, 'a.yaml'));
    writeFileSync(join(folder, 'a.yaml'), member('eve'));
    utimesSync(join(folder, 'a.yaml'), atime, mtime);
    expect(await watched(folder, kept())).toEqual({ names: ['eve', 'bob'], read: ['a.yaml'] });
    expect(await watched(folder, kept())).toEqual({ names: ['eve', 'bob'], read: [] });
  });

  it('is none that changed so shortly before that its next change might look the same', async () => {
    const folder = folderOf({ 'a.yaml': member('ana'), 'b.yaml': member('bob') });
    const scratch = scratchCache();
    const kept = () => openDocumentCache(scratch.open(), folder, 'documents', 0);
    expect((await watched(folder, kept())).read).toEqual(paths);
    expect((await watched(folder, kept())).read).toEqual(paths);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 3_600_000 });
    expect((await watched(folder, kept())).read).toEqual(paths);
  });

  it('is none in another folder, though everything was copied there', async () => {
    const folder = folderOf({ 'a.yaml': member('ana'), 'b.yaml': member('bob') });
    const scratch = scratchCache();
    inAnHour();
    await watched(folder, openDocumentCache(scratch.open(), folder, 'documents', 0));
    const elsewhere = openDocumentCache(scratch.open(), `${folder}/other`, 'documents', 0);
    expect((await watched(folder, elsewhere)).read).toEqual(paths);
  });

  it('is kept beside the others, and what came between is not taken for it', async () => {
    const folder = folderOf({ 'a.yaml': member('ana'), 'b.yaml': member('bob') });
    const scratch = scratchCache();
    const kept = () => openDocumentCache(scratch.open(), folder, 'documents', 0);
    inAnHour();
    await watched(folder, kept());
    writeFileSync(join(folder, 'a.yaml'), member('eve'));
    await watched(folder, kept());
    expect(readdirSync(scratch.folder).sort()).toEqual(['documents-all', 'documents-since']);
    const since = readFileSync(join(scratch.folder, 'documents-since'));
    // Another process writes everything anew, then the old addition comes back.
    const other = scratchCache();
    await watched(folder, openDocumentCache(other.open({ state: scratch.state }), folder, 'documents', 0));
    writeFileSync(join(other.folder, 'documents-since'), since);
    writeFileSync(join(folder, 'a.yaml'), member('fay'));
    const again = openDocumentCache(other.open({ state: scratch.state }), folder, 'documents', 0);
    expect((await watched(folder, again)).names).toEqual(['fay', 'bob']);
  });

  it('does not grow without bounds by aliases or the defaults of lists', async () => {
    const long = 'x'.repeat(9_000);
    const items = Array.from({ length: 2000 }, (_, index) => `  - name: m${index}\n`).join('');
    const list = `apiVersion: bylaw/v1\nkind: MemberList\ndefaults:\n  attributes: {note: "${long}"}\nitems:\n${items}`;
    const folder = folderOf({ 'a.yaml': list, 'b.yaml': member('bob') });
    const scratch = scratchCache();
    const kept = () => openDocumentCache(scratch.open(), folder, 'documents', 0);
    inAnHour();
    expect((await watched(folder, kept())).names).toHaveLength(2001);
    expect(statSync(join(scratch.folder, 'documents-all')).size).toBeLessThan(5000);
    expect((await watched(folder, kept())).read).toEqual(['a.yaml']);
  });
});

it('keeps nothing that is too large to be read again', () => {
  const document = {
    kind: 'Policy',
    body: { name: 'a', text: 'x'.repeat(100) },
    origin: { file: 'a', document: 0, path: [] },
  } as const;
  const files = [['a.yaml', { oid: '1', stamp: undefined, documents: [document, document] }]] as const;
  expect(encodeTable(files, 150)).toBeUndefined();
  expect(encodeTable(files, 300)).toBeDefined();
});
