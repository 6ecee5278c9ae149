import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { NewPlace } from '../../src/edit/document-edit.ts';
import { editedText } from '../../src/edit/edited-text.ts';
import type { Document } from '../../src/parse/document.ts';
import { parseFile } from '../../src/parse/parse-documents.ts';
import { readYaml } from '../../src/parse/read-yaml.ts';
import { times } from './hardening/counts.ts';
import { dataFolder, makeWorkbench, type Workbench } from './workbench.ts';

const data = dataFolder();
const title = 'edits of the eight organizations of the Kubernetes project';

describe.skipIf(data === undefined)(data === undefined ? `${title} (no data: set BYLAW_DATA)` : title, () => {
  let bench: Workbench;

  beforeAll(() => {
    bench = makeWorkbench({}, 'resident');
    bench.git('init', '--quiet');
    const source = join(data ?? '', 'kubernetes-org', 'config');
    expect(bench.bylaw('import', 'peribolos', source, '--out', '.').code).toBe(0);
    bench.commit('Import');
  }, 120_000);

  it('one more member of a team is one line', () => {
    const added = bench.bylaw('team', 'add-member', '--org', 'kubernetes', 'sig-network-leads', 'dims');
    expect(added.stderr).toBe('');
    expect(added.stdout).toContain('+  - dims');
    const file = 'organizations/kubernetes/teams/sig-network-leads.yaml';
    expect(bench.git('diff', '--numstat')).toBe(`1\t0\t${file}`);
    const { plan } = bench.json<{ plan: { sections: { changes: { address: string }[] }[] } }>(
      'plan',
      '--against',
      'HEAD',
    );
    const changes = plan.sections.flatMap((section) => section.changes.map(({ address }) => address));
    expect(changes).toEqual(['team-member:kubernetes/sig-network-leads/dims']);
    expect(
      bench.bylaw('team', 'remove-member', '--org', 'kubernetes', 'sig-network-leads', 'dims').code,
    ).toBe(0);
    expect(bench.git('status', '--short')).toBe('');
  });

  it('something added to each document of every file and taken out again leaves each byte, CRLF or not', () => {
    let edits = 0;
    // Files of every organization stand at every place among five.
    const every = times(1, 5);
    const files = filesOf(join(bench.folder, 'organizations')).filter((_, at) => at % every === 0);
    for (const path of files) {
      const lines = readFileSync(path, 'utf8');
      for (const text of [lines, lines.replaceAll('\n', '\r\n')]) {
        const documents = parseFile({ path, text }).value ?? [];
        // Of a list of a thousand the first ones and the last are enough.
        for (const document of documents.filter((_, index) => index < 2 || index >= documents.length - 2)) {
          addAndRemove(text, document);
          edits += 1;
        }
        const last = documents.at(-1);
        // Line breaks of both kinds are tried on generated texts.
        if (last !== undefined && text === lines) addBeside(text, last);
      }
    }
    expect(edits).toBeGreaterThan(times(1_000, 200));
  }, 120_000);
});

function addAndRemove(text: string, { kind, origin, body }: Document): void {
  const key = kind === 'Team' ? 'members' : 'previously';
  const list = { origin, kind, path: [key] };
  const added = editedText(text, [{ is: 'add-item', place: list, item: 'zz-nobody' }]);
  expect(added, origin.file).toBeDefined();
  const index = ((body[key] ?? []) as readonly unknown[]).length;
  const removed = editedText(added ?? '', [{ is: 'remove-item', place: list, index }]);
  expect(removed, origin.file).toBe(text);
  if (body.displayName !== undefined) return;
  const field = { origin, kind, path: ['displayName'] };
  const set = editedText(text, [{ is: 'set-field', place: field, value: 'A: name' }]);
  expect(set, origin.file).toBeDefined();
  expect(editedText(set ?? '', [{ is: 'remove-field', place: field }]), origin.file).toBe(text);
}

interface Whole {
  readonly items?: readonly { readonly name?: string }[];
}

/** One more document where the last one stands, as an item or behind a `---`, and out again. */
function addBeside(text: string, { kind, origin }: Document): void {
  const { file, document, path } = origin;
  const into: NewPlace = { in: path.length > 0 ? 'list' : 'file', file, document };
  const body = { name: 'zz-newcomer', previously: ['zz-before'] };
  const added = editedText(text, [{ is: 'add-document', kind, body, into }]) ?? '';
  expect(parseFile({ path: file, text: added }).value?.length, file).toBeGreaterThan(0);
  const lines = new Set(added.split('\n'));
  expect(
    text.split('\n').every((line) => lines.has(line)),
    file,
  ).toBe(true);
  const whole = readYaml(added).documents[document]?.toJS() as Whole | undefined;
  const index = whole?.items?.findIndex(({ name }) => name === body.name) ?? -1;
  const at = {
    file,
    document: document + (path.length > 0 ? 0 : 1),
    path: path.length > 0 ? ['items', index] : [],
  };
  expect(editedText(added, [{ is: 'remove-document', origin: at, kind }]), file).toBe(text);
}

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => join(entry.parentPath, entry.name));
}
