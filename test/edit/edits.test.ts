import { describe, expect, test } from 'vitest';
import { editedText } from '../../src/edit/edited-text.ts';
import type { WrittenPlace } from '../../src/edit/written-place.ts';
import { readYaml } from '../../src/parse/read-yaml.ts';
import { fc } from '../properties.ts';
import { styledTeams } from './styled-yaml.ts';

type Body = Readonly<Record<string, unknown>>;

function bodyAt(text: string, { origin }: WrittenPlace): Body {
  let found: unknown = readYaml(text).documents[origin.document]?.toJS();
  for (const step of origin.path) found = (found as Record<string | number, unknown>)[step];
  return found as Body;
}

function others(text: string, { origin }: WrittenPlace): unknown {
  return readYaml(text).documents.map((document, index) => {
    const body = document.toJS() as { items?: unknown[] };
    if (index !== origin.document) return body;
    return origin.path.length === 0
      ? null
      : { ...body, items: body.items?.toSpliced(Number(origin.path[1]), 1) };
  });
}

/** Lines of `before` that `after` lacks, as a diff would count them at least. */
function linesLost(before: string, after: string): number {
  const left = new Map<string, number>();
  for (const line of after.split('\n')) left.set(line, (left.get(line) ?? 0) + 1);
  let lost = 0;
  for (const line of before.split('\n')) {
    const count = left.get(line) ?? 0;
    if (count === 0) lost += 1;
    else left.set(line, count - 1);
  }
  return lost;
}

const names = fc.constantFrom('aa', 'Moritz', 'zoe', 'on', '1e3', 'null', "o'neil", 'ana-maria', '0x10');
const runs = { numRuns: Number(process.env.BYLAW_EDITS ?? 500) };

describe('a list of one document', () => {
  test('with an item added and taken out again is the same, byte for byte', () => {
    fc.assert(
      fc.property(styledTeams, names, ({ text, place }, name) => {
        const added = editedText(text, [{ is: 'add-item', place, item: name }]);
        expect(added, 'cannot be edited').toBeDefined();
        if (added === undefined) return;
        const key = String(place.path[0]);
        const before = (bodyAt(text, place)[key] ?? []) as readonly unknown[];
        const after = bodyAt(added, place)[key] as readonly unknown[];
        const index = after.findIndex((item, at) => item === name && before[at] !== name);
        expect(after.toSpliced(index, 1)).toEqual(before);
        expect({ ...bodyAt(added, place), [key]: null }).toEqual({ ...bodyAt(text, place), [key]: null });
        expect(others(added, place)).toEqual(others(text, place));
        expect(linesLost(text, added)).toBeLessThanOrEqual(1);
        expect(editedText(added, [{ is: 'remove-item', place, index }])).toBe(text);
      }),
      runs,
    );
  });

  test('loses one item and nothing else', () => {
    fc.assert(
      fc.property(styledTeams, fc.nat(), ({ text, place }, nat) => {
        const key = String(place.path[0]);
        const before = (bodyAt(text, place)[key] ?? []) as readonly unknown[];
        fc.pre(before.length > 0);
        const index = nat % before.length;
        const after = editedText(text, [{ is: 'remove-item', place, index }]);
        expect(after, 'cannot be edited').toBeDefined();
        if (after === undefined) return;
        expect(bodyAt(after, place)[key] ?? []).toEqual(before.toSpliced(index, 1));
        expect({ ...bodyAt(after, place), [key]: null }).toEqual({ ...bodyAt(text, place), [key]: null });
        expect(others(after, place)).toEqual(others(text, place));
      }),
      runs,
    );
  });
});

describe('a field of one document', () => {
  const values = fc.oneof(
    names,
    fc.boolean(),
    fc.constant(['a', 'b']),
    fc.constant([{ role: 'x', zone: 'y' }]),
  );
  test('set where there was none and taken out again leaves the same, byte for byte', () => {
    fc.assert(
      fc.property(
        styledTeams,
        values,
        fc.constantFrom('parent', 'settings', 'bindings'),
        ({ text, place }, value, key) => {
          fc.pre(!(key in bodyAt(text, place)));
          const at = { ...place, path: [key] };
          const set = editedText(text, [{ is: 'set-field', place: at, value }]);
          expect(set, 'cannot be edited').toBeDefined();
          if (set === undefined) return;
          expect(bodyAt(set, place)).toEqual({ ...bodyAt(text, place), [key]: value });
          expect(others(set, place)).toEqual(others(text, place));
          expect(editedText(set, [{ is: 'remove-field', place: at }])).toBe(text);
        },
      ),
      runs,
    );
  });

  test('set to another text keeps its quotes and the comment behind it', () => {
    const text = "kind: Team\nname: core\ndescription: 'quoted' # why\n";
    const place = {
      origin: { file: 'team.yaml', document: 0, path: [] },
      kind: 'Team',
      path: ['description'],
    };
    expect(editedText(text, [{ is: 'set-field', place, value: 'other' }])).toBe(
      text.replace('quoted', 'other'),
    );
  });

  test('set to another text is all that changes in what is read', () => {
    fc.assert(
      fc.property(styledTeams, names, ({ text, place }, value) => {
        const at = { ...place, path: ['description'] };
        const old = bodyAt(text, place).description;
        fc.pre(typeof old === 'string');
        const set = editedText(text, [{ is: 'set-field', place: at, value }]) ?? '';
        expect(bodyAt(set, place)).toEqual({ ...bodyAt(text, place), description: value });
        expect(others(set, place)).toEqual(others(text, place));
      }),
      runs,
    );
  });
});
