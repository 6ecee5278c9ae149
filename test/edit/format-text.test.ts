import { describe, expect, test } from 'vitest';
import { formatText } from '../../src/edit/format-text.ts';

function format(text: string): string {
  const result = formatText({ path: 'teams/strings.yaml', text });
  expect(result.diagnostics).toEqual([]);
  expect(result.changed).toBe(result.text !== text);
  return result.text;
}

describe('formatText', () => {
  test('orders keys, indents by two, and keeps every comment beside its neighbour', () => {
    const text = `\uFEFF# The strings of the orchestra

apiVersion:   bylaw/v1
# shown in the programme
name: strings\r
kind: Team      # a section
members:   # first desks first
- {reason: leads the section,   member: ana}
-   bo   # second desk
# on leave:
# - cora


description: >
  Violins, violas, cellos and basses,
  all of them, and a sentence so long that it has to be folded somewhere near its end

github:
    # so that guests do not see it
    privacy: secret

    name: 'Strings / Section'
bindings:
- on: [ "krn:orchestra:scores:{org_id}:score/*", # every score
        "krn:orchestra:scores:{org_id}:part/*" ]
  # they only read
  role: reader
  expires: 2026-12-31
# end of the section
`;
    expect(format(text)).toMatchInlineSnapshot(`
      "# The strings of the orchestra

      apiVersion: bylaw/v1
      kind: Team # a section
      # shown in the programme
      name: strings

      description: >
        Violins, violas, cellos and basses, all of them, and a sentence so long that
        it has to be folded somewhere near its end
      members:
        # first desks first
        - { member: ana, reason: leads the section }
        - bo # second desk
        # on leave:
        # - cora
      bindings:
        # they only read
        - role: reader
          on:
            - "krn:orchestra:scores:{org_id}:score/*" # every score
            - "krn:orchestra:scores:{org_id}:part/*"
          expires: 2026-12-31

      github:
        name: "Strings / Section"
        # so that guests do not see it
        privacy: secret

      # end of the section
      "
    `);
  });

  test('reads and writes several documents', () => {
    const text =
      '# both sections\n---\nname: brass\nkind: Team\n\n---\n# second\nkind: Team\nname: winds\n...\n';
    expect(format(text)).toMatchInlineSnapshot(`
      "# both sections

      kind: Team
      name: brass
      ---
      # second
      kind: Team
      name: winds
      "
    `);
  });

  test('orders the items of a list form, and leaves free-form maps alone', () => {
    const text =
      'kind: TargetList\nitems:\n  - settings: { zeta: 1, name: x }\n    provider: directory\n    name: hall\napiVersion: bylaw/v1\n';
    expect(format(text)).toBe(
      'apiVersion: bylaw/v1\nkind: TargetList\nitems:\n  - name: hall\n    provider: directory\n    settings: { zeta: 1, name: x }\n',
    );
  });

  test('gives each item of a list that is too wide its own line', () => {
    const parts = Array.from({ length: 9 }, (_, desk) => `violin-desk-${desk}`);
    const text = `kind: Team\nname: violins\nmembers: [${parts.join(', ')}]\n`;
    expect(format(text)).toBe(
      `kind: Team\nname: violins\nmembers:\n${parts.map((part) => `  - ${part}\n`).join('')}`,
    );
  });

  test('does not move an alias before its anchor', () => {
    const text = 'github: &same { privacy: closed }\nkind: Team\nname: winds\nsettings: *same\n';
    expect(format(text)).toBe(text);
  });

  test('takes the layout that bylaw.yaml asks for', () => {
    const layout = { lineWidth: 40, indent: 4, quotes: 'single' } as const;
    const text = 'kind: Team\nname: "1812"\nmembers: [ana, bo, cora, dan, "it\'s", eve, fay, gus]\n';
    const formatted = formatText({ path: 'teams/1812.yaml', text }, layout).text;
    expect(formatted).toBe(
      "kind: Team\nname: '1812'\nmembers:\n    - ana\n    - bo\n    - cora\n    - dan\n    - \"it's\"\n    - eve\n    - fay\n    - gus\n",
    );
  });

  test('leaves a file that is not YAML as it is, and says where', () => {
    const text = 'kind: Team\nmembers: [ana, bo\nname: winds\n';
    const result = formatText({ path: 'teams/winds.yaml', text });
    expect(result).toMatchObject({ text, changed: false });
    expect(result.diagnostics).toMatchObject([
      { code: 'edit/invalid-yaml', severity: 'error', at: { file: 'teams/winds.yaml', start: { line: 3 } } },
    ]);
  });

  test('says where in the file as it is, byte order mark and line ends too', () => {
    const text = '\ufeffkind: Team\r\nname: [\r\nparent: winds\r\n';
    const result = formatText({ path: 'teams/winds.yaml', text });
    expect(result.diagnostics).toMatchObject([{ code: 'edit/invalid-yaml', at: { start: { line: 3 } } }]);
  });

  test.each([
    ['settings: &s {again: *s}\n', '`*s` stands inside what it repeats'],
    ['name: winds\nname: strings\n', 'map keys must be unique'],
    [`a: &a x\nb: [${'*a, '.repeat(2_001)}]\n`, 'more than 2000 aliases in one document'],
    ['['.repeat(10_000), 'the file is nested too deeply, or holds too much'],
  ])('leaves a file alone that has no end or is too much: %#', (text, message) => {
    expect(formatText({ path: 'teams/winds.yaml', text })).toMatchObject({
      text,
      changed: false,
      diagnostics: [{ code: 'edit/invalid-yaml', message }],
    });
  });

  test.each([
    [
      '? strings # a section\n\n# seated left\n---\n# seated right\n',
      'formatting would lose a comment of this file',
    ],
    ['? ? ? ', 'formatting would not keep this file as it is'],
  ])('leaves a file alone that it cannot write without loss: %j', (text, message) => {
    const result = formatText({ path: 'teams/strings.yaml', text });
    expect(result).toMatchObject({
      text,
      changed: false,
      diagnostics: [{ code: 'edit/unsafe-format', message }],
    });
  });

  test.each(['', '\n', '# only a comment\n', '---\n', 'plain text\n', '- a\n- b\n', '{}\n'])(
    'takes %j',
    (text) => {
      const once = format(text);
      expect(format(once)).toBe(once);
    },
  );
});
