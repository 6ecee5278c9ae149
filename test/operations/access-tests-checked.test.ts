import { expect, test } from 'vitest';
import { validate } from '../../src/operations/validate.ts';
import { openLibrary, start } from './library.ts';

const file = 'organizations/library/access-tests.yaml';

/** What validate says of a file of access tests: place, code, message and hint. */
async function told(text: string): Promise<readonly string[]> {
  const library = await openLibrary({ ...start, [file]: `apiVersion: bylaw/v1\nkind: AccessTest\n${text}` });
  const { diagnostics } = await validate(library.session());
  return diagnostics
    .filter(({ at }) => at?.file === file)
    .map(({ code, at, message, hint }) => `${at?.start.line}: ${code} ${message}; ${hint}`);
}

test('validate tells unknown principals, actions and resources of access tests', async () => {
  expect(
    await told(`name: lending
matrix:
  principals: [member/ben, member/bem]
  actions: [books:read]
`),
  ).toEqual([expect.stringMatching(/^5: .*`bem` is not declared; did you mean `ben`/)]);
  expect(await told('name: lending\nmatrix:\n  principals: [member/ben]\n  actions: [books:raed]\n')).toEqual(
    [expect.stringMatching(/^6: .* no action `raed`; did you mean `books:read`/)],
  );
  expect(
    await told(
      'name: lending\nmatrix:\n  principals: [member/ben]\n  actions: ["github:repository.read"]\n  resources: ["krn:x:github:library:repo/a"]\n',
    ),
  ).toEqual([
    expect.stringMatching(/^7: test\/refused-request .*did you mean `krn:x:github:library:repository\//),
  ]);
  expect(
    await told('name: lending\nwhoCan:\n  - {action: books:lend, is: [member/ben, member/bem]}\n'),
  ).toEqual([expect.stringMatching(/^5: .*`bem` is not declared/)]);
  expect(
    await told(
      'name: lending\ncontext: {principal.mfa: 1}\nmatrix: {principals: [member/ben], actions: ["books:*"]}\n',
    ),
  ).toEqual([expect.stringMatching(/^4: test\/refused-request .*principal\.mfa/)]);
  expect(await told('name: lending\nmatrix: {principals: [member/ben], actions: ["books:*"]}\n')).toEqual([]);
});

/** A matrix of all members and actions on so many repositories. */
function matrixOf(repositories: number): string {
  const names = Array.from({ length: repositories }, (_, at) => `"krn:x:github:library:repository/r${at}"`);
  return `name: all
matrix:
  principals: [member/ada, member/ben, member/cleo]
  actions: ["*"]
  resources: [${names.join(', ')}]
`;
}

test('a matrix of too many decisions is refused, before they are made', async () => {
  const [only, ...others] = await told(matrixOf(60_000));
  expect(others).toEqual([]);
  expect(only).toMatch(
    /^4: test\/matrix-too-large the matrix asks for [\d,]+ decisions, and at most 1,000,000 are made; name fewer/,
  );
});

test('what a wildcard meets and is not done to a resource is no decision', async () => {
  expect(await told(matrixOf(10_000))).toEqual([]);
});
