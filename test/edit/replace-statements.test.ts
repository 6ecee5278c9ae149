import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/digest/json.ts';
import { replaceStatements } from '../../src/edit/replace-statements.ts';

const head = 'apiVersion: bylaw/v1\nkind: Policy\nname: lend # by hand\n';
const origin = { file: 'lend.yaml', document: 0, path: [] };
const isSame = (a: JsonObject, b: JsonObject) => JSON.stringify(a) === JSON.stringify(b);
const read = { effect: 'allow', actions: ['books:read'] };
const lend = { sid: 'Lend', effect: 'allow', actions: ['books:lend'] };

describe('replaceStatements', () => {
  test('keeps the lines and comments of a statement that stays, and every byte elsewhere', () => {
    const text = `${head}statements:
    # who reads
    - {effect: allow,   actions: [books:read]}   # all of it
    - effect: deny
      actions: [books:burn]

# the end
description: Lend
`;
    expect(replaceStatements({ text, origin, statements: [lend, read], isSame })).toBe(`${head}statements:
    - { sid: Lend, effect: allow, actions: [books:lend] }
    # who reads
    - {effect: allow,   actions: [books:read]}   # all of it

# the end
description: Lend
`);
  });

  test('takes a statement from an earlier text as its author wrote it', () => {
    const earlier = {
      text: `${head}statements:\n- # since the fire\n  sid: Lend\n  effect: allow\n  actions:\n  - books:lend\n`,
      origin,
    };
    const text = `${head}statements:\n  - effect: allow\n    actions: [books:read]\n`;
    expect(replaceStatements({ text, origin, statements: [lend], isSame, earlier })).toBe(
      `${head}statements:\n  - # since the fire\n    sid: Lend\n    effect: allow\n    actions:\n    - books:lend\n`,
    );
  });

  test('keeps line ends of Windows, and a file that ends without one', () => {
    const text = `${head}statements:\n  - effect: allow\n    actions: [books:buy]`.replaceAll('\n', '\r\n');
    expect(replaceStatements({ text, origin, statements: [read], isSame })).toBe(
      `${head}statements:\n  - { effect: allow, actions: [books:read] }\n`.replaceAll('\n', '\r\n'),
    );
  });

  test('writes a list on one line anew on one line', () => {
    const text = `${head}statements: [{effect: allow, actions: [books:buy]}] # short\n`;
    expect(replaceStatements({ text, origin, statements: [read], isSame })).toBe(
      `${head}statements: [ { effect: allow, actions: [ books:read ] } ] # short\n`,
    );
  });

  test('edits the one document that is meant, in a list too', () => {
    const list = `kind: PolicyList\nitems:\n  - name: one\n    statements:\n      - {effect: allow, actions: [books:buy]}\n  - name: two\n    statements:\n      - {effect: allow, actions: [books:buy]}\n`;
    const text = `${head}statements:\n  - {effect: allow, actions: [books:buy]}\n---\n${list}`;
    const edited = replaceStatements({
      text,
      origin: { file: 'lend.yaml', document: 1, path: ['items', 1] },
      statements: [read],
      isSame,
    });
    expect(edited).toBe(
      text.replace(
        /\{effect: allow, actions: \[books:buy\]\}\n$/,
        '{ effect: allow, actions: [books:read] }\n',
      ),
    );
  });

  test('says that it cannot where the statements stand elsewhere', () => {
    const text = 'kind: PolicyList\ndefaults: {statements: [{effect: allow}]}\nitems:\n  - name: one\n';
    const inList = { file: 'lend.yaml', document: 0, path: ['items', 0] };
    expect(replaceStatements({ text, origin: inList, statements: [read], isSame })).toBeUndefined();
  });
});
