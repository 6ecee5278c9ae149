import type { WrittenPlace } from '../../src/edit/written-place.ts';
import { fc } from '../properties.ts';

/** A text with teams as people write them, and a list in one of them. */
export interface StyledTeams {
  readonly text: string;
  readonly place: WrittenPlace;
}

interface Style {
  readonly indent: number;
  readonly listIndent: number;
  readonly gap: string;
}

const style: fc.Arbitrary<Style> = fc.record({
  indent: fc.constantFrom(2, 3, 4),
  listIndent: fc.constantFrom(0, 2, 4),
  gap: fc.constantFrom(' ', '   '),
});

const person = fc.constantFrom(
  'ana',
  'bo',
  '"cy"',
  "'dee'",
  'Eve',
  'finn # on leave',
  '"gil" # back: soon',
  '{ member: hal, expires: 2027-01-01 }',
);
const plain = fc.constantFrom('ana', 'bo', '"cy"', "'dee'", 'Eve', '{ member: hal }');
const comment = fc.constantFrom('', '', '', '# a heading', '\n', '\n# apart');

/** The list as lines, `key` first. */
function blockList(key: string, { listIndent, gap }: Style) {
  const item = fc.record({ above: comment, person });
  return fc
    .array(item, { minLength: 1, maxLength: 5 })
    .map((items) => [
      `${key}:`,
      ...items.flatMap(({ above, person: who }) => [
        ...(above === ''
          ? []
          : above.split('\n').map((line) => (line === '' ? '' : `${' '.repeat(listIndent)}${line}`))),
        `${' '.repeat(listIndent)}-${gap}${who}`,
      ]),
    ]);
}

function flowList(key: string) {
  const padded = fc.constantFrom('', ' ');
  const comma = fc.constantFrom(', ', ',');
  const line = fc
    .tuple(fc.array(plain, { maxLength: 4 }), padded, comma, fc.constantFrom('', ' # core'))
    .map(([items, pad, part, after]) => [
      `${key}: [${pad}${items.join(part)}${items.length === 0 ? '' : pad}]${after}`,
    ]);
  const tall = fc
    .tuple(
      fc.array(fc.tuple(plain, fc.constantFrom('', ' # who')), { minLength: 1, maxLength: 4 }),
      fc.boolean(),
    )
    .map(([items, trailing]) => [
      `${key}: [`,
      ...items.map(
        ([item, after], at) => `    ${item}${at < items.length - 1 || trailing ? ',' : ''}${after}`,
      ),
      '  ]',
    ]);
  return fc.oneof(line, tall);
}

const listKey = 'members';

function team(look: Style): fc.Arbitrary<readonly string[]> {
  const list = fc.oneof(
    blockList(listKey, look),
    flowList(listKey),
    fc.constant([]),
    fc.constant([`${listKey}: []`]),
  );
  const description = fc.constantFrom(
    [],
    ['description: Those who write'],
    ["description: 'quoted' # why"],
    ['description: >', '  folded', '  text'],
    ['description: |', '  kept', '', ''],
  );
  const tail = fc.constantFrom([], ['# the end'], ['', '# apart'], ['bindings:', '  - reader']);
  return fc
    .tuple(fc.constantFrom('name: core', '"name": core', 'name: core # first'), description, list, tail)
    .map(([name, text, lines, rest]) => [name, ...text, ...lines, ...rest]);
}

function document(look: Style): fc.Arbitrary<readonly string[]> {
  return team(look).map((lines) => ['apiVersion: bylaw/v1', 'kind: Team', ...lines]);
}

function listForm(look: Style): fc.Arbitrary<readonly string[]> {
  return fc
    .array(team(look), { minLength: 1, maxLength: 3 })
    .map((teams) => [
      'apiVersion: bylaw/v1',
      'kind: TeamList',
      'items:',
      ...teams.flatMap((lines) =>
        lines.map((line, at) => (at === 0 ? `  - ${line}` : line === '' ? '' : `    ${line}`)),
      ),
    ]);
}

/** In one file of documents, or in a list, with either line break and with or without one at the end. */
export const styledTeams: fc.Arbitrary<StyledTeams> = style.chain((look) =>
  fc
    .tuple(
      fc.oneof(fc.array(document(look), { minLength: 1, maxLength: 3 }), fc.tuple(listForm(look))),
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      fc.boolean(),
      fc.nat(),
    )
    .map(([documents, eol, ended, marked, nat]) => {
      const isList = documents[0]?.[1] === 'kind: TeamList';
      const count = isList
        ? (documents[0] ?? []).filter((line) => line.startsWith('  - ') && /name/.test(line)).length
        : documents.length;
      const which = nat % count;
      const text = documents.map((lines) => lines.join(eol)).join(`${eol}---${eol}`);
      return {
        text: `${marked ? '\uFEFF' : ''}${text}${ended ? eol : ''}`,
        place: {
          origin: { file: 'teams.yaml', document: isList ? 0 : which, path: isList ? ['items', which] : [] },
          kind: 'Team',
          path: [listKey],
        },
      };
    }),
);
