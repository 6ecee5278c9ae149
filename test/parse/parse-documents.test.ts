import { describe, expect, it } from 'vitest';
import type { SourceFile } from '../../src/parse/document.ts';
import { parseDocuments } from '../../src/parse/parse-documents.ts';
import { expectDiagnostic, expectOnlyDiagnostic } from '../diagnostic/expect-diagnostic.ts';

const header = 'apiVersion: bylaw/v1\n';

function parse(text: string, path = 'organizations/riverside-library/file.yaml') {
  const files: readonly SourceFile[] = [{ path, text }];
  return { files, ...parseDocuments(files) };
}

describe('parseDocuments', () => {
  it('reads several documents of a file, empty ones and comments aside', () => {
    const text = `# the desk\n---\n# nothing yet\n---\n${header}kind: Team\nname: desk\n---\n${header}kind: Team\nname: archive\n`;
    expect(parse(text)).toMatchObject({
      diagnostics: [],
      value: [
        { kind: 'Team', body: { name: 'desk' }, origin: { document: 1, path: [] } },
        { kind: 'Team', body: { name: 'archive' }, origin: { document: 2, path: [] } },
      ],
    });
  });

  it.each(['', '# only a comment\n', '---\n', '\n\n', '\uFEFF', '\uFEFF# hello\n'])(
    'says nothing of an empty file %j',
    (text) => {
      expect(parse(text)).toMatchObject({ value: [], diagnostics: [] });
    },
  );

  it('reads a file with a byte order mark and Windows line ends', () => {
    const found = parse(
      `\uFEFF${header}kind: Team\nname: desk\nmembers: [ana, Bo]\n`.replaceAll('\n', '\r\n'),
    );
    expectOnlyDiagnostic(found, { code: 'parse/malformed-name', underlined: 'Bo', hint: 'write `bo`' });
  });

  it('gives the same whatever the order of the files', () => {
    const files = ['desk', 'archive', 'cellar'].map((name) => ({
      path: `teams/${name}.yaml`,
      text: `${header}kind: Team\nname: ${name}\n`,
    }));
    expect(parseDocuments([...files].reverse())).toEqual(parseDocuments(files));
  });

  it('keeps the good documents beside a bad one, and tells every mistake of the bad one', () => {
    const found = parse(
      `${header}kind: Team\nname: desk\n---\n${header}kind: Team\nname: Archive\nparnet: desk\nmembers: ana\n---\n${header}kind: Role\nname: reader\n`,
    );
    expect(found.value?.map(({ body }) => body.name)).toEqual(['desk', 'reader']);
    expectDiagnostic(found, { code: 'parse/malformed-name', underlined: 'Archive' });
    expectDiagnostic(found, {
      code: 'parse/unknown-key',
      underlined: 'parnet',
      hint: 'did you mean `parent`?',
    });
    expectDiagnostic(found, { code: 'parse/wrong-type', underlined: 'ana', hint: 'write a list: `[ana]`' });
    expect(found.diagnostics).toHaveLength(3);
  });

  it('reads dates quoted or not, as texts', () => {
    const { value, diagnostics } = parse(
      `${header}kind: Member\nname: bo\nbindings:\n  - {role: reader, starts: 2026-12-01, expires: "2026-12-31T18:00Z"}\n`,
    );
    expect(diagnostics).toEqual([]);
    expect(value?.[0]?.body.bindings).toEqual([
      { role: 'reader', starts: '2026-12-01', expires: '2026-12-31T18:00Z' },
    ]);
  });

  it('lets aliases repeat a value', () => {
    const { value, diagnostics } = parse(
      `${header}kind: Guardrail\nname: no-lone-cashier\nseparate:\n  anyOf: &till ["till:open"]\n  from: *till\n`,
    );
    expect(diagnostics).toEqual([]);
    expect(value?.[0]?.body.separate).toEqual({ anyOf: ['till:open'], from: ['till:open'] });
  });

  it('takes `constructor` for a key like any other', () => {
    const found = parse(
      `${header}kind: Member\nname: bo\nconstructor: x\nattributes: {constructor: mason}\n`,
    );
    expectOnlyDiagnostic(found, { code: 'parse/unknown-key', underlined: 'constructor' });
    expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
  });

  it('never pollutes a prototype through `__proto__`, not in defaults either', () => {
    const found = parse(
      `${header}kind: MemberList\ndefaults:\n  __proto__: {admin: true}\nitems:\n  - name: bo\n    __proto__: {admin: true}\n`,
    );
    expect(found.diagnostics.map(({ code }) => code)).toEqual(['parse/unsafe-key', 'parse/unsafe-key']);
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
  });

  it('says that there are no merge keys', () => {
    const found = parse(`${header}kind: Team\nname: desk\nsettings: &s {quiet: true}\n<<: *s\n`);
    expectOnlyDiagnostic(found, { code: 'parse/unknown-key', underlined: '<<', hint: /no merge keys/ });
  });

  it('says once that a required key is misspelt', () => {
    const found = parse(
      `${header}kind: Policy\nname: lend\nstatements:\n  - {efect: allow, action: ["books:lend"]}\n`,
    );
    expect(found.diagnostics.map(({ hint }) => hint)).toEqual([
      'did you mean `effect`?',
      'did you mean `actions`?',
    ]);
  });

  it('names the nearest condition operator with its prefix', () => {
    const found = parse(
      `${header}kind: Policy\nname: lend\nstatements:\n  - effect: allow\n    actions: ["books:lend"]\n    conditions: {"ForAnyValues:StringLik": {branch: [north]}}\n`,
    );
    expectOnlyDiagnostic(found, {
      code: 'parse/unknown-key',
      hint: 'did you mean `ForAnyValue:StringLike`?',
    });
  });

  it('tells at its name that a file of another program is none of Bylaw', () => {
    const found = parse('version: 3\nservices: {web: {image: nginx}}\n');
    expectOnlyDiagnostic(found, { code: 'parse/missing-kind', underlined: 'version' });
  });

  it('still checks the rest where `apiVersion` is missing', () => {
    const found = parse('kind: Team\nname: Desk\n');
    expect(found.diagnostics.map(({ code }) => code)).toEqual([
      'parse/missing-api-version',
      'parse/malformed-name',
    ]);
  });

  it.each([
    ['OrganizationList', 'write one document of kind `Organization` each'],
    ['Teams', 'did you mean `Team`?'],
    ['MembersList', 'did you mean `MemberList`?'],
    ['Kubernetes', /^one of Repository/],
  ])('does not know the kind %s', (kind, hint) => {
    expectOnlyDiagnostic(parse(`${header}kind: ${kind}\nname: x\n`), {
      code: 'parse/unknown-kind',
      underlined: kind,
      hint,
    });
  });
});

describe('list forms', () => {
  it('become documents with the defaults merged: maps deeply, lists and scalars replaced', () => {
    const { value, diagnostics } = parse(
      `${header}kind: TeamList\ndefaults:\n  members: [ana]\n  settings: {room: {floor: 1, quiet: true}}\nitems:\n  - name: desk\n  - {name: archive, members: [bo], settings: {room: {floor: 2}}}\n`,
    );
    expect(diagnostics).toEqual([]);
    const shared = { apiVersion: 'bylaw/v1', kind: 'Team' };
    expect(value).toEqual([
      {
        kind: 'Team',
        body: { ...shared, name: 'desk', members: ['ana'], settings: { room: { floor: 1, quiet: true } } },
        origin: { file: 'organizations/riverside-library/file.yaml', document: 0, path: ['items', 0] },
      },
      {
        kind: 'Team',
        body: { ...shared, name: 'archive', members: ['bo'], settings: { room: { floor: 2, quiet: true } } },
        origin: { file: 'organizations/riverside-library/file.yaml', document: 0, path: ['items', 1] },
      },
    ]);
  });

  it('tell a mistake in the defaults once, where it stands', () => {
    const items = Array.from({ length: 1500 }, (_, index) => `  - name: reader-${index}\n`).join('');
    const found = parse(
      `${header}kind: MemberList\ndefaults:\n  status: activ\n  identities: {github: {login: "@desk"}}\nitems:\n${items}`,
    );
    expectDiagnostic(found, {
      code: 'parse/unknown-value',
      underlined: 'activ',
      hint: 'did you mean `active`?',
    });
    expectDiagnostic(found, { code: 'parse/malformed-value', underlined: '"@desk"' });
    expect(found.diagnostics).toHaveLength(2);
    expect(found.value).toEqual([]);
  });

  it('keep the items that are right', () => {
    const found = parse(
      `${header}kind: MemberList\nitems:\n  - name: ana\n  - name: Bo\n  - cy\n  - name: di\n`,
    );
    expect(found.value?.map(({ body }) => body.name)).toEqual(['ana', 'di']);
    expectDiagnostic(found, { code: 'parse/malformed-name', underlined: 'Bo' });
    expectDiagnostic(found, { code: 'parse/wrong-type', underlined: 'cy' });
  });

  it('need what neither item nor defaults give at the item', () => {
    const found = parse(
      `${header}kind: TokenList\ndefaults: {inherit: true}\nitems:\n  - description: Night jobs\n    name: night\n`,
    );
    expectOnlyDiagnostic(found, {
      code: 'parse/missing-key',
      underlined: 'description',
      message: '`owner` is missing',
    });
  });

  it('have `items`, and no other keys', () => {
    const found = parse(`${header}kind: TeamList\nteams:\n  - name: desk\n`);
    expectDiagnostic(found, { code: 'parse/unknown-key', underlined: 'teams' });
    expectDiagnostic(found, { code: 'parse/missing-key', message: '`items` is missing' });
  });

  it('tell a credential in the defaults of targets once', () => {
    const found = parse(
      `${header}kind: TargetList\ndefaults:\n  provider: github\n  settings: {client_secret: hush}\nitems:\n  - name: one\n  - name: two\n`,
    );
    expectOnlyDiagnostic(found, { code: 'parse/credential-field', underlined: 'client_secret' });
  });
});

describe('secrets', () => {
  const secrets = [
    `ghp_${'a1'.repeat(18)}`,
    `github_pat_${'A1_b'.repeat(10)}`,
    `gho_${'z'.repeat(36)}`,
    `AKIA${'ABCDEFGH'.repeat(2)}`,
    `xoxb-${'123456789012-'.repeat(2)}`,
    '-----BEGIN OPENSSH PRIVATE KEY-----',
  ];
  const places = {
    'a value': (secret: string) => `${header}kind: Member\nname: bo\nattributes: {note: "${secret}"}\n`,
    'a name': (secret: string) => `${header}kind: Member\nname: "${secret}"\n`,
    'a wrong value': (secret: string) => `${header}kind: Member\nname: bo\nstatus: "${secret}"\n`,
    'a key': (secret: string) => `${header}kind: Member\nname: bo\n"${secret}": x\n`,
    'a field of a target': (secret: string) =>
      `${header}kind: Target\nname: t\nprovider: github\ntoken: "${secret}"\n`,
    'a short form': (secret: string) => `${header}kind: Team\nname: desk\nmembers: ["${secret}"]\n`,
  };

  for (const [place, write] of Object.entries(places)) {
    it(`in ${place} are told once and never printed`, () => {
      for (const secret of secrets) {
        const found = parse(write(secret));
        const diagnostic = expectOnlyDiagnostic(found, { code: 'parse/credential-value' });
        expect(diagnostic.concealed).toBe(true);
        expect(JSON.stringify(diagnostic)).not.toContain(secret.slice(5, 20));
      }
    });
  }

  it('are not seen in words that begin alike', () => {
    const text = `${header}kind: Member\nname: bo\nattributes: {a: ghp_short, b: AKIAwords, c: xoxb-1}\n`;
    expect(parse(text).diagnostics).toEqual([]);
  });

  it('are not seen in flags and guards of a target', () => {
    const text = `${header}kind: Target\nname: gh\nprovider: github\nsettings: {requireAccessToken: true}\nguards: {tokens: {share: 0.5}}\nmanages: [token]\n`;
    expect(parse(text).diagnostics).toEqual([]);
  });
});
