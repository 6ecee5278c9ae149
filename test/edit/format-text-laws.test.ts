import { describe, expect, test } from 'vitest';
import { Document, isCollection, isScalar, type Node, parseAllDocuments, visit } from 'yaml';
import { formatText } from '../../src/edit/format-text.ts';
import { sourceComments } from '../../src/edit/source-comments.ts';
import { times } from '../acceptance/hardening/counts.ts';
import { fc } from '../properties.ts';

const key = fc.constantFrom(
  'kind',
  'name',
  'members',
  'on',
  'role',
  'bindings',
  'github',
  'settings',
  'description',
  'x y',
  'items',
);
const text = fc.oneof(
  fc.constantFrom(
    'Team',
    'Role',
    'MemberList',
    'yes',
    '1_0',
    '# no',
    'a: b',
    '- a',
    '',
    ' x',
    'a\nb',
    'a\nb\n',
    'é',
    '"',
    "'",
    '2026-12-31',
  ),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const { body } = fc.letrec<{ body: unknown; value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    text,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    tie('body'),
  ),
  body: fc.dictionary(key, tie('value'), { maxKeys: 5, noNullPrototype: true }),
}));
const comment = fc.stringMatching(/^ ?[a-z#:\-"'[\]{}, ]{0,12}[a-z]$/);

function decorate(node: Node, how: number, words: string): void {
  if (how === 0) node.commentBefore = words;
  if (how === 1) node.comment = words;
  if (how === 2) node.spaceBefore = true;
  if (how >= 3 && isCollection(node)) node.flow = true;
  if (how >= 3 && isScalar(node)) node.type = how === 4 ? 'BLOCK_FOLDED' : 'QUOTE_SINGLE';
}

/** A document with comments, blank lines and flow collections put into it at random. */
const yaml = fc
  .tuple(body, fc.array(fc.tuple(fc.nat(40), fc.nat(5), comment), { maxLength: 12 }))
  .map(([value, decorations]) => {
    const document = new Document(value);
    const nodes: Node[] = [];
    visit(document, { Node: (_key, node) => void nodes.push(node) });
    for (const [place, how, words] of decorations) {
      const node = nodes[place % nodes.length];
      if (node !== undefined) decorate(node, how, words);
    }
    return document.toString();
  });

describe('laws of formatText', () => {
  const files = fc.array(yaml, { minLength: 1, maxLength: 3 }).map((texts) => texts.join('---\n'));
  const data = (source: string) => parseAllDocuments(source).map((document) => document.toJS());
  const comments = (source: string) =>
    sourceComments(source)
      .map((found) => found.text)
      .sort();

  test('the same data and the same comments, and nothing left to do a second time', () => {
    let formatted = 0;
    let refused = 0;
    fc.assert(
      fc.property(files, (source) => {
        fc.pre(parseAllDocuments(source).every((document) => document.errors.length === 0));
        const result = formatText({ path: 'a.yaml', text: source });
        if (result.diagnostics.length > 0) {
          refused += 1;
          expect(result.text).toBe(source);
          return;
        }
        formatted += 1;
        expect(data(result.text)).toEqual(data(source));
        expect(comments(result.text)).toEqual(comments(source));
        expect(formatText({ path: 'a.yaml', text: result.text })).toMatchObject({
          changed: false,
          diagnostics: [],
        });
      }),
      { numRuns: times(5000, 400) },
    );
    expect(refused).toBeLessThan(formatted / 50);
  });

  test('never throws, whatever the text', () => {
    const noise = fc.array(
      fc.constantFrom(
        'a',
        ': ',
        '- ',
        '\n',
        '  ',
        '#',
        '{',
        '}',
        '[',
        ']',
        '&x ',
        '*x',
        '"',
        "'",
        '|\n',
        '---\n',
        '...\n',
        '? ',
        ',',
        '\t',
        '%TAG ! x\n',
        '\r\n',
        '!t ',
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(noise, (parts) => {
        const source = parts.join('');
        const result = formatText({ path: 'a.yaml', text: source });
        if (result.diagnostics.length > 0) expect(result.text).toBe(source);
        else expect(formatText({ path: 'a.yaml', text: result.text }).text).toBe(result.text);
      }),
      { numRuns: 2000 },
    );
    expect(formatText({ path: 'a.yaml', text: '['.repeat(20_000) }).diagnostics).toHaveLength(1);
  });
});
