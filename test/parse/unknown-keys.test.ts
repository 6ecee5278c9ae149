import { describe, expect, it } from 'vitest';
import { parseDocuments } from '../../src/parse/parse-documents.ts';
import { expectDiagnostic, expectOnlyDiagnostic } from '../diagnostic/expect-diagnostic.ts';
import { checkRepository, filesOf } from '../model/fixture-repository.ts';

const folder = 'organizations/orchestra';
const organization = { [`${folder}/organization.yaml`]: 'kind: Organization\nname: orchestra\n' };

function parse(text: string) {
  const files = filesOf({ [`${folder}/file.yaml`]: text });
  return { files, ...parseDocuments(files) };
}

function check(texts: Readonly<Record<string, string>>) {
  const { diagnostics, underlined } = checkRepository(filesOf({ ...organization, ...texts }));
  return diagnostics.map(({ code }, index) => `${code} ${underlined[index]}`);
}

describe('a document whose only mistakes are unknown keys', () => {
  it('is handed on without a key that nothing is like', () => {
    const found = parse('kind: Team\nname: strings\ncolour: red\ngithub: {mood: allegro, privacy: closed}\n');
    expect(found.value).toMatchObject([{ kind: 'Team', origin: { path: [] } }]);
    expect(found.value?.[0]?.body).toEqual({
      apiVersion: 'bylaw/v1',
      kind: 'Team',
      name: 'strings',
      github: { privacy: 'closed' },
    });
    expectDiagnostic(found, { code: 'parse/unknown-key', underlined: 'colour' });
    expectDiagnostic(found, { code: 'parse/unknown-key', underlined: 'mood' });
    expect(found.diagnostics).toHaveLength(2);
  });

  it('is handed on with a misspelt key as it was meant, unless that is there too', () => {
    const found = parse('kind: Team\nname: strings\nmembres: [ana]\nparnet: players\nparent: orchestra\n');
    expect(found.value?.[0]?.body).toMatchObject({ members: ['ana'], parent: 'orchestra' });
    expect(found.value?.[0]?.body).not.toHaveProperty('membres');
    expect(found.diagnostics).toHaveLength(2);
  });

  it.each([
    ['holds under the misspelt key what cannot be there', 'kind: Team\nname: strings\nmembres: ana\n'],
    ['lacks a key that nothing in it is like', 'kind: Token\nname: night\nkey: x\ninherit: true\n'],
    [
      'says nothing without the key',
      'kind: Policy\nname: p\nstatements: [{effect: allow, actions: ["a:b"], conditions: {Sounds: {pitch: high}}}]\n',
    ],
    [
      'holds a credential',
      'kind: Target\nname: t\nprovider: directory\nshade: 1\nsettings: {apiKey: hush}\n',
    ],
  ])('is not handed on where it %s', (_, text) => {
    expect(parse(text).value).toEqual([]);
  });

  it('is handed on in a list form too, whether the key is in an item, in the defaults or beside them', () => {
    const found = parse(
      'kind: TeamList\ndefaults: {colour: red, parnet: orchestra}\nnotes: none\nitems:\n  - {name: strings, mood: calm}\n  - {name: brass, parent: loud}\n',
    );
    expect(found.value?.map(({ body, origin }) => [body.name, body.parent, origin.path])).toEqual([
      ['strings', 'orchestra', ['items', 0]],
      ['brass', 'loud', ['items', 1]],
    ]);
    expect(found.value?.every(({ body }) => !('colour' in body) && !('mood' in body))).toBe(true);
    expect(found.diagnostics.map(({ code }) => code)).toEqual(Array(4).fill('parse/unknown-key'));
  });

  it('is handed on where `items` or `defaults` themselves are misspelt', () => {
    const found = parse(
      'kind: TeamList\ndefualts: {parent: orchestra}\nitem:\n  - name: strings\n  - name: 7\n',
    );
    expect(found.value?.map(({ body }) => body)).toMatchObject([{ name: 'strings', parent: 'orchestra' }]);
    expectDiagnostic(found, { code: 'parse/unknown-key', underlined: 'defualts' });
    expectDiagnostic(found, { code: 'parse/unknown-key', underlined: 'item' });
    expectDiagnostic(found, { code: 'parse/wrong-type', underlined: '7' });
    expect(found.diagnostics).toHaveLength(3);
  });
});

describe('all mistakes at once', () => {
  it('tells with an unknown key what the rest of the document refers to in vain', () => {
    const team = 'kind: Team\nname: strings\ncolour: red\nmembers: [ana]\nbindings: [player]\n';
    expect(check({ [`${folder}/team.yaml`]: team })).toEqual([
      'parse/unknown-key colour',
      'model/unknown-member ana',
      'model/unknown-role player',
    ]);
  });

  it('tells it under a misspelt key too, where it stands', () => {
    const team = 'kind: TeamList\nitems:\n  - name: strings\n    membres: [ana]\n';
    expect(check({ [`${folder}/team.yaml`]: team })).toEqual([
      'parse/unknown-key membres',
      'model/unknown-member ana',
    ]);
  });

  it('tells it in every document of an organization with an unknown key, and beside unknown defaults', () => {
    const found = check({
      [`${folder}/organization.yaml`]: 'kind: Organization\nname: orchestra\ncolour: red\n',
      [`${folder}/team.yaml`]:
        'kind: TeamList\ndefaults: {colour: red}\nitems:\n  - {name: strings, parent: players}\n',
    });
    expect(found).toEqual([
      'parse/unknown-key colour',
      'parse/unknown-key colour',
      'model/unknown-team players',
    ]);
  });

  it('blames nobody for what an unknown key may have said', () => {
    const found = check({
      [`${folder}/organization.yaml`]:
        'kind: Organization\nname: orchestra\nmembership: {organizationRole: {required: true}}\n',
      [`${folder}/ana.yaml`]: 'kind: Member\nname: ana\nrle: player\n',
      [`${folder}/bo.yaml`]: 'kind: Member\nname: bo\nrle: [player]\n',
      [`${folder}/roles.yaml`]: 'kind: Role\nname: player\nmood: calm\n',
      [`${folder}/team.yaml`]: 'kind: Team\nname: strings\nmembers: [ana, bo]\n',
    });
    expect(found.map((each) => each.split(' ')[0])).toEqual(Array(3).fill('parse/unknown-key'));
  });

  it('never yields a key that its kind does not know', () => {
    const found = parse('kind: Member\nname: bo\nconstructor: x\n');
    expectOnlyDiagnostic(found, { code: 'parse/unknown-key', underlined: 'constructor' });
    expect(Object.keys(found.value?.[0]?.body ?? {})).toEqual(['apiVersion', 'kind', 'name']);
  });
});
