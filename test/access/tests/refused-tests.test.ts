import { describe, expect, it } from 'vitest';
import { emma, matrix, mistakesOf, onlyTest, runTests } from './run-tests-of.ts';

describe('what a test cannot ask', () => {
  const cases: readonly (readonly [string, string, readonly object[]])[] = [
    [
      'a context key that is not declared',
      `${matrix('principals: [member/ada]\nactions: [books:buy]')}context: { books.huor: 3 }\n`,
      [{ code: 'test/refused-request', underlined: 'books.huor', hint: 'did you mean `books.hour`?' }],
    ],
    [
      'a context value of another type',
      `${matrix('principals: [member/ada]\nactions: [books:buy]')}context: { books.hour: late }\n`,
      [{ code: 'test/refused-request', underlined: 'late', hint: 'give a number' }],
    ],
    [
      'a key that the model gives',
      `${matrix('principals: [member/ada]\nactions: [books:buy]')}context: { principal.name: bob }\n`,
      [{ code: 'test/refused-request', underlined: 'principal.name', hint: 'leave it out' }],
    ],
    [
      'a resource without all its segments',
      matrix('principals: [member/ada]\nactions: [books:read, books:lend]\nresources: ["krn:acme:books"]'),
      [{ code: 'test/refused-request', underlined: '"krn:acme:books"' }],
    ],
    [
      'a resource pattern',
      matrix(
        'principals: [member/ada]\nactions: [books:read]\nresources: ["krn:acme:books:{org_id}:book/*"]',
      ),
      [
        {
          code: 'test/refused-request',
          underlined: '"krn:acme:books:{org_id}:book/*"',
          hint: 'name one resource; write `{*}` for the character itself',
        },
      ],
    ],
    [
      'a variable other than the organization',
      matrix(
        'principals: [member/ada]\nactions: [books:read]\nresources: ["krn:acme:books:{org_id}:book/{principal.name}"]',
      ),
      [{ code: 'test/refused-request', hint: 'write the text that it stands for' }],
    ],
    [
      'a resource of an action that has none',
      matrix(`principals: [member/ada]\nactions: [books:buy]\nresources: ["${emma}"]`),
      [{ code: 'test/refused-request', underlined: `"${emma}"` }],
    ],
    [
      'a pattern that meets only such actions',
      matrix(`principals: [member/ada]\nactions: ["books:b*"]\nresources: ["${emma}"]`),
      [{ code: 'test/refused-request', underlined: '"books:b*"' }],
    ],
    [
      'an action without the resource that it is done to',
      matrix('principals: [member/ada]\nactions: [books:buy, books:read]'),
      [
        {
          code: 'test/refused-request',
          underlined: 'books:read',
          message: '`books:read` is done to a resource: name one',
          hint: 'such as `krn:acme:books:o-1:book/NAME`; `*` asks what is allowed on all, whatever is denied on some',
        },
      ],
    ],
    [
      'a pattern that meets such an action',
      matrix('principals: [member/ada]\nactions: ["books:*"]'),
      [
        {
          code: 'test/refused-request',
          underlined: '"books:*"',
          message: '`books:*` meets `books:read`, which is done to a resource: name one',
        },
      ],
    ],
    [
      'a who-can question without the resource',
      'kind: AccessTest\nname: t\nwhoCan: [{ action: books:read, is: [] }]\n',
      [{ code: 'test/refused-request', underlined: 'books:read' }],
    ],
    [
      'a resource of another type',
      matrix(
        `principals: [member/ada]\nactions: [books:read]\nresources: ["${emma}", "krn:acme:books:{org_id}:bok/emma"]`,
      ),
      [
        {
          code: 'test/refused-request',
          underlined: '"krn:acme:books:{org_id}:bok/emma"',
          hint: 'did you mean `krn:acme:books:o-1:book/emma`?',
        },
      ],
    ],
    [
      'a resource that nothing which is met is done to',
      matrix(
        `principals: [member/ada]\nactions: ["books:*", "github:*"]\nresources: ["${emma}", "krn:acme:books:{org_id}:bok/emma"]`,
      ),
      [
        { code: 'test/refused-request', underlined: '"github:*"' },
        {
          code: 'test/refused-request',
          underlined: '"krn:acme:books:{org_id}:bok/emma"',
          hint: 'did you mean `krn:acme:books:o-1:book/emma`?',
        },
      ],
    ],
    [
      'a who-can question about a pattern of resources',
      'kind: AccessTest\nname: t\nwhoCan: [{ action: books:read, resource: "krn:acme:books:o-1:book/*", is: [] }]\n',
      [{ code: 'test/refused-request', underlined: '"krn:acme:books:o-1:book/*"' }],
    ],
    [
      'an allowed principal that the matrix lacks',
      matrix(
        'principals: [member/ada]\nactions: [books:buy]\nallowed: [{ principal: member/ben, actions: [books:buy] }]',
      ),
      [{ code: 'test/not-in-matrix', underlined: 'member/ben', hint: 'list it in the matrix, too' }],
    ],
    [
      'an allowed action that the matrix lacks',
      matrix(
        'principals: [member/ada]\nactions: [books:read]\nresources: ["*"]\nallowed: [{ principal: member/ada, actions: [books:lend] }]',
      ),
      [{ code: 'test/not-in-matrix', underlined: 'books:lend' }],
    ],
    [
      'an allowed resource that the matrix lacks',
      matrix(`principals: [member/ada]\nactions: [books:read]\nresources: ["${emma}"]
allowed: [{ principal: member/ada, actions: ["books:*"], resources: ["${emma}s"] }]`),
      [{ code: 'test/not-in-matrix', underlined: `"${emma}s"` }],
    ],
    [
      'an allowed pair that the matrix leaves out',
      matrix(`principals: [member/ada]\nactions: ["books:*"]\nresources: ["*", "${emma}"]
allowed: [{ principal: member/ada, actions: [books:read, books:buy], resources: ["${emma}"] }]`),
      [
        {
          code: 'test/not-in-matrix',
          underlined: `"${emma}"`,
          message: `the matrix does not ask about \`books:buy\` on \`${emma}\``,
        },
      ],
    ],
  ];

  it.each(cases)('%s is told in its place, and the test is not run', (_, text, expected) => {
    const ran = runTests(text);
    expect(mistakesOf(ran)).toMatchObject(expected);
    expect(mistakesOf(ran)).toHaveLength(expected.length);
    expect(onlyTest(ran)).toMatchObject({ checked: 0, failed: 0 });
  });

  it('is told of every part at once', () => {
    const ran = runTests(`kind: AccessTest
name: t
context: { nothing: 1 }
matrix:
  principals: [member/ada]
  actions: [books:read]
  resources: ["emma"]
whoCan: [{ action: books:read, resource: "emil", is: [] }]
`);
    expect(mistakesOf(ran).map(({ underlined }) => underlined)).toEqual(['nothing', '"emma"', '"emil"']);
  });
});
