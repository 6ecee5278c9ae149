import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AddDocument, NewPlace } from '../../src/edit/document-edit.ts';
import { editedText } from '../../src/edit/edited-text.ts';
import { readYaml } from '../../src/parse/read-yaml.ts';
import { type StyledTeams, styledTeams } from './styled-yaml.ts';

const bodies = fc.constantFrom(
  { name: 'aa' },
  { name: 'zoe', members: ['ana', 'on'] },
  { name: 'mid', parent: 'core', bindings: [{ role: 'x', zone: 'y' }, 'reader'] },
  { name: 'settled', settings: { paging: { on: true } }, description: 'Two\nlines' },
);
const runs = { numRuns: Number(process.env.BYLAW_EDITS ?? 600) };

function addition({ place }: StyledTeams, body: AddDocument['body']): AddDocument {
  const { file, document, path } = place.origin;
  const into: NewPlace = path.length > 0 ? { in: 'list', file, document } : { in: 'file', file, document };
  return { is: 'add-document', kind: 'Team', body, into };
}

/** Whether all lines of one text are in another, in order. */
function keepsLines(before: string, after: string): boolean {
  const lines = linesOf(after);
  let at = 0;
  return linesOf(before).every((line) => {
    const found = lines.indexOf(line, at);
    at = found + 1;
    return found >= 0;
  });
}

/** The last one may have no line break, until another one follows. */
function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/);
}

function dataOf(text: string): readonly unknown[] {
  return readYaml(text).documents.map((document) => document.toJS());
}

describe('a document', () => {
  test('added beside others and taken out again leaves the same, byte for byte', () => {
    fc.assert(
      fc.property(styledTeams, bodies, (styled, body) => {
        const { text, place } = styled;
        const { origin } = place;
        const added = editedText(text, [addition(styled, body)]);
        expect(added, 'cannot be added').toBeDefined();
        if (added === undefined) return;
        const { document, path } = origin;
        const now = dataOf(added);
        if (path.length === 0) {
          expect(now[document + 1]).toEqual({ apiVersion: 'bylaw/v1', kind: 'Team', ...body });
          expect(now.toSpliced(document + 1, 1)).toEqual(dataOf(text));
        } else {
          const { items } = now[0] as { items: readonly unknown[] };
          expect(items).toContainEqual(body);
          expect(items).toHaveLength(1 + (dataOf(text)[0] as { items: readonly unknown[] }).items.length);
        }
        expect(keepsLines(text, added)).toBe(true);
        const index = (now[0] as { items?: readonly { name?: string }[] }).items?.findIndex(
          ({ name }) => name === body.name,
        );
        const at =
          path.length === 0
            ? { file: '', document: document + 1, path: [] }
            : { file: '', document, path: ['items', index ?? -1] };
        expect(editedText(added, [{ is: 'remove-document', origin: at, kind: 'Team' }])).toBe(text);
      }),
      runs,
    );
  });

  test('taken out leaves all others as they are, and nothing of a file where it is alone', () => {
    fc.assert(
      fc.property(styledTeams, ({ text, place: { origin } }) => {
        const after = editedText(text, [{ is: 'remove-document', origin, kind: 'Team' }]);
        expect(after, 'cannot be taken out').toBeDefined();
        const { document, path } = origin;
        const before = dataOf(text);
        const items = (before[0] as { items?: unknown[] }).items;
        const left =
          items === undefined || items.length === 1
            ? before.toSpliced(document, 1)
            : [{ ...(before[0] as object), items: items.toSpliced(Number(path[1]), 1) }];
        expect(after === '' ? [] : dataOf(after ?? '')).toEqual(left);
        expect(keepsLines(after ?? '', text)).toBe(true);
      }),
      runs,
    );
  });
});
