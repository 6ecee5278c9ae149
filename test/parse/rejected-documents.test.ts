import { describe, expect, it } from 'vitest';
import { parseDocuments } from '../../src/parse/parse-documents.ts';
import { rejectedDocuments } from '../../src/parse/rejected-documents.ts';
import { fc } from '../properties.ts';
import { readFixture } from './read-fixture.ts';

const file = 'organizations/orchestra/file.yaml';
const header = 'apiVersion: bylaw/v1\n';

function rejected(text: string) {
  const files = [{ path: file, text }];
  const { value, diagnostics } = parseDocuments(files);
  return rejectedDocuments(files, diagnostics, value ?? []);
}

describe('rejectedDocuments', () => {
  it('are none where nothing is wrong', () => {
    expect(rejected(`${header}kind: Team\nname: strings\n`)).toEqual([]);
  });

  it('tell kind and name of a document with a wrong value, not of its neighbours', () => {
    const text = `${header}kind: Team\nname: brass\n---\n${header}kind: Team\nname: strings\nmembers: 7\n`;
    expect(rejected(text)).toEqual([{ file, kind: 'Team', name: 'strings' }]);
  });

  it('tell each once, whatever the number of its mistakes', () => {
    const text = `${header}kind: Team\nname: strings\nmembers: 7\nparent: [x]\n`;
    expect(rejected(text)).toEqual([{ file, kind: 'Team', name: 'strings' }]);
  });

  it('tell no name where none can be read', () => {
    expect(rejected(`${header}kind: Team\nname: [strings]\n`)).toEqual([{ file, kind: 'Team' }]);
  });

  it.each([
    ['no kind', `${header}name: strings\n`],
    ['a kind that does not exist', `${header}kind: Teem\nname: strings\n`],
    ['another version of the format', 'apiVersion: bylaw/v9\nkind: Team\nname: strings\n'],
    ['a list', '- strings\n'],
    ['a kind that is a list', `${header}kind: [Team]\n`],
    ['brackets nested beyond reading', '['.repeat(20_000)],
  ])('may have been anything with %s', (_, text) => {
    expect(rejected(text)).toEqual([{ file }]);
  });

  describe('of broken YAML', () => {
    it('are of its kind where that is readable, of any name', () => {
      expect(rejected(`${header}kind: Member\nname: ana\nattributes: {a: b\n`)).toEqual([
        { file, kind: 'Member' },
      ]);
      expect(rejected(`${header}kind: MemberList\nitems: [{name: ana }\n`)).toEqual([
        { file, kind: 'Member' },
      ]);
    });

    it('may be anything where an open quote swallows the next document', () => {
      const text = `${header}kind: Member\nname: "ana\n---\n${header}kind: Role\nname: player\n`;
      expect(rejected(text)).toEqual([{ file }]);
    });

    it('leave the documents behind it in peace', () => {
      const text = `${header}kind: Member\nname: [ana\n---\n${header}kind: Role\nname: player\n`;
      expect(rejected(text)).toEqual([{ file, kind: 'Member' }]);
    });
  });

  describe('of a list form', () => {
    it('are the wrong items alone', () => {
      const text = `${header}kind: TeamList\nitems:\n  - name: brass\n  - {name: strings, members: 7}\n  - {name: Wind}\n`;
      expect(rejected(text)).toEqual([
        { file, kind: 'Team', name: 'strings' },
        { file, kind: 'Team', name: 'Wind' },
      ]);
    });

    it('are any of its kind where an item is no map', () => {
      expect(rejected(`${header}kind: TeamList\nitems: [brass]\n`)).toEqual([{ file, kind: 'Team' }]);
    });

    it('are any of its kind where the defaults are wrong', () => {
      const text = `${header}kind: TeamList\ndefaults: {members: 7}\nitems: [{name: brass}]\n`;
      expect(rejected(text)).toEqual([{ file, kind: 'Team' }]);
    });
  });

  describe('with unknown keys only', () => {
    it('are none: they are handed on', () => {
      expect(rejected(`${header}kind: Team\nname: strings\ncolour: red\n`)).toEqual([]);
      expect(rejected(`${header}kind: TeamList\nitems: [{name: strings, colour: red}]\n`)).toEqual([]);
      expect(
        rejected(`${header}kind: TeamList\ndefaults: {colour: red}\nitems: [{name: strings}]\n`),
      ).toEqual([]);
    });

    it('are told where they are not handed on', () => {
      expect(rejected(`${header}kind: Team\nname: strings\nmaintainers: []\nmembres: 7\n`)).toEqual([
        { file, kind: 'Team', name: 'strings' },
      ]);
      expect(rejected(`${header}kind: Team\nname: strings\nmembres: 7\n`)).toEqual([
        { file, kind: 'Team', name: 'strings' },
      ]);
      const text = `${header}kind: TeamList\ndefaults: {membres: 7}\nitems: [{name: brass}, {name: wind, members: []}]\n`;
      expect(rejected(text)).toEqual([{ file, kind: 'Team' }]);
    });
  });

  it('never throw, and name only the file with the mistake', () => {
    const samples = readFixture('parse').map(({ text }) => text);
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .record({
          sample: fc.constantFrom(...samples),
          from: fc.nat(400),
          length: fc.nat(20),
          put: fc.constantFrom('', '"', '[', '{', '*x', '---\n', '? ', '!t ', '\0', 'kind: 7\n'),
        })
        .map(({ sample, from, length, put }) => {
          const at = from % (sample.length + 1);
          return sample.slice(0, at) + put + sample.slice(at + length);
        }),
    );
    fc.assert(
      fc.property(text, (hostile) => {
        expect(rejected(hostile).every((each) => each.file === file)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});
