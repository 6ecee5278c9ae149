import { describe, expect, test } from 'vitest';
import { parseAllDocuments, parseDocument } from 'yaml';
import type { JsonObject } from '../../src/digest/json.ts';
import { emitDocument, emitDocuments } from '../../src/edit/emit-document.ts';
import { formatText } from '../../src/edit/format-text.ts';
import { fc } from '../properties.ts';

describe('emitDocument', () => {
  test('writes what a person would: known keys first, short things on one line', () => {
    const body = {
      kind: 'Team',
      apiVersion: 'bylaw/v1',
      github: { privacy: 'secret', name: 'Intensive care / night' },
      bindings: [{ on: ['krn:hospital:wards:{org_id}:ward/icu'], role: 'chart-reader' }, 'visitor'],
      members: ['ana', { reason: 'covers nights: May, June', member: 'bo' }, '249043822'],
      name: 'icu-night',
      description: 'Two lines\nof text',
      previously: ['icu'],
    };
    const comments = {
      head: ['# On leave:', '#', '# - cora'],
      beside: [{ path: ['members', 0], text: '# leads' }],
    };
    expect(emitDocument(body, comments)).toMatchInlineSnapshot(`
      "# On leave:
      #
      # - cora

      apiVersion: bylaw/v1
      kind: Team
      name: icu-night
      previously: [icu]
      description: |-
        Two lines
        of text
      members:
        - ana # leads
        - { member: bo, reason: "covers nights: May, June" }
        - "249043822"
      bindings:
        - { role: chart-reader, on: ["krn:hospital:wards:{org_id}:ward/icu"] }
        - visitor
      github: { name: Intensive care / night, privacy: secret }
      "
    `);
  });

  test('quotes what some reader of YAML would not read as text', () => {
    const members = [
      'yes',
      'No',
      'on',
      'y',
      'null',
      '~',
      '1e3',
      '249043822',
      '1_000',
      '0x1F',
      '0o7',
      '012',
      '12:30',
      '2026-12-31',
      '.5',
      '=',
      '<<',
      '',
      '-',
      '@x',
      'a: b',
      'a #b',
      '0xMH',
      '4e',
      'ana-1',
      'krn:a:b',
      'NEL\u0085',
      'bidi\u202e',
      '\ud800',
    ];
    expect(emitDocument({ kind: 'Team', members })).toMatchInlineSnapshot(`
      "kind: Team
      members:
        - "yes"
        - "No"
        - "on"
        - "y"
        - "null"
        - "~"
        - "1e3"
        - "249043822"
        - "1_000"
        - "0x1F"
        - "0o7"
        - "012"
        - "12:30"
        - "2026-12-31"
        - ".5"
        - "="
        - "<<"
        - ""
        - "-"
        - "@x"
        - "a: b"
        - "a #b"
        - 0xMH
        - 4e
        - ana-1
        - krn:a:b
        - "NEL\\u0085"
        - "bidi\\u202e"
        - "\\ud800"
      "
    `);
    expect(parseDocument(emitDocument({ members })).toJS()).toEqual({ members });
  });

  test('lets no comment break out of its line', () => {
    const text = emitDocument({ kind: 'Team', name: 'icu' }, { head: ['# a\nname: er', '# b\u2028c\r'] });
    expect(text).toBe('# a\ufffdname: er\n# b\ufffdc\ufffd\n\nkind: Team\nname: icu\n');
  });
});

describe('laws of emitDocument', () => {
  const key = fc.constantFrom(
    'name',
    'members',
    'on',
    'role',
    'bindings',
    'github',
    'settings',
    'description',
    'reason',
    'items',
  );
  const { body } = fc.letrec<{ body: JsonObject; value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.string({ maxLength: 60 }),
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom('yes', '12:30', 'a\nb\n', '\n', ' x ', '# x', '---', 'a\n---\nb'),
      fc.integer(),
      fc.boolean(),
      fc.array(tie('value'), { maxLength: 4 }),
      tie('body'),
    ),
    body: fc.dictionary(key, tie('value'), { maxKeys: 5, noNullPrototype: true }) as fc.Arbitrary<JsonObject>,
  }));
  const kind = fc.constantFrom('Team', 'MemberList', 'Target', 'Policy', 'Fanfare');
  const documents = fc.array(
    fc.tuple(kind, body).map(([name, rest]) => ({ ...rest, apiVersion: 'bylaw/v1', kind: name })),
    { minLength: 1, maxLength: 3 },
  );

  test('says the same data, and is already in the canonical layout', () => {
    fc.assert(
      fc.property(documents, fc.array(fc.string({ maxLength: 9 }), { maxLength: 2 }), (bodies, comments) => {
        const text = emitDocuments(bodies, { head: comments.map((comment) => `#${comment}`) });
        expect(parseAllDocuments(text).map((document) => document.toJS())).toEqual(bodies);
        expect(formatText({ path: 'a.yaml', text })).toEqual({ text, changed: false, diagnostics: [] });
      }),
      { numRuns: 1000 },
    );
  });
});
