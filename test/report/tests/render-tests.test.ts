import { parse } from 'junit2json';
import { describe, expect, it } from 'vitest';
import { renderJson } from '../../../src/report/render-json.ts';
import type { AccessTestReport } from '../../../src/report/tests/access-test-report.ts';
import { renderTestsGithub } from '../../../src/report/tests/render-tests-github.ts';
import { renderTestsJunit } from '../../../src/report/tests/render-tests-junit.ts';
import { renderTestsText } from '../../../src/report/tests/render-tests-text.ts';
import { mixed, testedLibrary, thousand } from './tested.ts';

describe('as text', () => {
  it('says what is not as expected, why, and where all of it stands', async () => {
    const { organizations } = await testedLibrary(mixed);
    expect(renderTestsText(organizations)).toMatchInlineSnapshot(`
      "✓ passing: 1 expectation
      ✗ not-run (organizations/acme/tests.yaml:18): not run, it asks what cannot be asked

      ✗ failing (organizations/acme/tests.yaml:3): 10 of 17 expectations failed
        member/ada is allowed books:read on krn:acme:books:o-1:book/emma, expected to be denied (organizations/acme/tests.yaml:7)
        member/ada is allowed books:read on krn:acme:books:o-1:book/rare-bible, expected to be denied (organizations/acme/tests.yaml:7)
        member/ada is allowed books:lend on krn:acme:books:o-1:book/emma, expected to be denied (organizations/acme/tests.yaml:7)
        member/ada is allowed books:lend on krn:acme:books:o-1:book/rare-bible, expected to be denied (organizations/acme/tests.yaml:7)
            allow by the permissions of role director (organizations/acme/library.yaml:22)
              member/ada → role/director (organizations/acme/library.yaml:32)
        member/ben is denied books:lend on krn:acme:books:o-1:book/rare-bible, expected to be allowed (organizations/acme/tests.yaml:10)
        token/kiosk is denied books:lend on krn:acme:books:o-1:book/rare-bible, expected to be allowed (organizations/acme/tests.yaml:12)
            deny by NoRare of lending (organizations/acme/library.yaml:16)
              member/ben → team/desk (organizations/acme/library.yaml:46) → role/librarian (organizations/acme/library.yaml:47)
        member/cleo is denied books:read on krn:acme:books:o-1:book/emma, expected to be allowed (organizations/acme/tests.yaml:11)
        member/cleo is denied books:read on krn:acme:books:o-1:book/rare-bible, expected to be allowed (organizations/acme/tests.yaml:11)
            member/cleo can do nothing: suspended
        token/kiosk is denied books:lend on krn:acme:books:o-1:book/emma, expected to be allowed (organizations/acme/tests.yaml:12)
            nothing in the scopes of the token allows it
        member/ada is allowed books:buy on *, expected to be denied (organizations/acme/tests.yaml:14)
            allow by the permissions of role director (organizations/acme/library.yaml:22)
              member/ada → role/director (organizations/acme/library.yaml:32)
        member/ben is denied books:buy on *, expected to be allowed (organizations/acme/tests.yaml:14)
            nothing in what it holds allows it
            but for another resource or context:
            allow by Buy of lending (organizations/acme/library.yaml:17)
              member/ben → team/desk (organizations/acme/library.yaml:46) → role/librarian (organizations/acme/library.yaml:47)
              only when principal.mfa is true

      coverage: 4 of 5 statements (80 %), 1 of 1 deny (100 %) (--coverage lists the others)
      1 test passed, 1 failed, 1 not run: 10 of 18 expectations failed
      "
    `);
  });

  it('lists what no test decided, denies first', async () => {
    const { organizations } = await testedLibrary(
      'kind: AccessTest\nname: t\nwhoCan: [{ action: books:buy, is: [member/ada] }]\n',
    );
    expect(renderTestsText(organizations, { coverage: true })).toMatchInlineSnapshot(`
      "✓ t: 1 expectation
      coverage: 1 of 5 statements (20 %), 0 of 1 deny (0 %); no test decides:
        deny by NoRare of lending (organizations/acme/library.yaml:16)
        allow by Lend of lending (organizations/acme/library.yaml:15)
        allow by Buy of lending (organizations/acme/library.yaml:17)
        allow by statement 1 of the scopes of token kiosk (organizations/acme/library.yaml:54)
      1 test passed: 1 expectation
      "
    `);
  });

  it('stays readable with a thousand failures', async () => {
    const { organizations } = await testedLibrary(thousand);
    const text = renderTestsText(organizations);
    expect(text).toMatchInlineSnapshot(`
      "✗ many (organizations/acme/tests.yaml:3): 1,999 of 2,000 expectations failed
        member/ben is allowed books:read on krn:acme:books:o-1:book/0, expected to be denied (organizations/acme/tests.yaml:7)
        member/ben is allowed books:read on krn:acme:books:o-1:book/1, expected to be denied (organizations/acme/tests.yaml:7)
        member/ben is allowed books:read on krn:acme:books:o-1:book/2, expected to be denied (organizations/acme/tests.yaml:7)
        member/ben is allowed books:read on krn:acme:books:o-1:book/3, expected to be denied (organizations/acme/tests.yaml:7)
        member/ben is allowed books:read on krn:acme:books:o-1:book/4, expected to be denied (organizations/acme/tests.yaml:7)
        … and 995 more for the same reason (--json lists them)
            allow by Lend of lending (organizations/acme/library.yaml:15)
              member/ben → team/desk (organizations/acme/library.yaml:46) → role/librarian (organizations/acme/library.yaml:47)
        member/ada is allowed books:read on krn:acme:books:o-1:book/1, expected to be denied (organizations/acme/tests.yaml:7)
        member/ada is allowed books:read on krn:acme:books:o-1:book/2, expected to be denied (organizations/acme/tests.yaml:7)
        member/ada is allowed books:read on krn:acme:books:o-1:book/3, expected to be denied (organizations/acme/tests.yaml:7)
        member/ada is allowed books:read on krn:acme:books:o-1:book/4, expected to be denied (organizations/acme/tests.yaml:7)
        member/ada is allowed books:read on krn:acme:books:o-1:book/5, expected to be denied (organizations/acme/tests.yaml:7)
        … and 994 more for the same reason (--json lists them)
            allow by the permissions of role director (organizations/acme/library.yaml:22)
              member/ada → role/director (organizations/acme/library.yaml:32)

      coverage: 2 of 5 statements (40 %), 0 of 1 deny (0 %) (--coverage lists the others)
      0 tests passed, 1 failed: 1,999 of 2,000 expectations failed
      "
    `);
    const json = JSON.parse(renderJson({ organizations }));
    expect(json.organizations[0].tests[0].failures).toHaveLength(1999);
  });

  it('says that there are no tests', () => {
    const coverage = { statements: 0, decided: 0, denies: 0, decidedDenies: 0, undecided: [] };
    const none = { organization: 'acme', assumptions: [], tests: [], coverage };
    expect(renderTestsText([none])).toContain('no access tests: write documents of `kind: AccessTest`');
  });
});

describe('as annotations of GitHub', () => {
  it('marks mistakes and one failure for each cause', async () => {
    const text = renderTestsGithub(await testedLibrary(mixed));
    expect(text).toMatchInlineSnapshot(`
      "::error file=organizations/acme/tests.yaml,line=19,endLine=19,col=12,endColumn=21,title=test/refused-request::no key \`books.huor\` is declared%0Adid you mean \`books.hour\`?
      ::error file=organizations/acme/tests.yaml,line=7,endLine=7,col=13,endColumn=13,title=test/unexpected-decision::member/ada is allowed books:read on krn:acme:books:o-1:book/emma, expected to be denied; and 3 more for the same reason%0Aallow by the permissions of role director (organizations/acme/library.yaml:22); member/ada → role/director (organizations/acme/library.yaml:32)
      ::error file=organizations/acme/tests.yaml,line=10,endLine=10,col=54,endColumn=54,title=test/unexpected-decision::member/ben is denied books:lend on krn:acme:books:o-1:book/rare-bible, expected to be allowed; and 1 more for the same reason%0Adeny by NoRare of lending (organizations/acme/library.yaml:16); member/ben → team/desk (organizations/acme/library.yaml:46) → role/librarian (organizations/acme/library.yaml:47)
      ::error file=organizations/acme/tests.yaml,line=11,endLine=11,col=43,endColumn=43,title=test/unexpected-decision::member/cleo is denied books:read on krn:acme:books:o-1:book/emma, expected to be allowed; and 1 more for the same reason%0Amember/cleo can do nothing: suspended
      ::error file=organizations/acme/tests.yaml,line=12,endLine=12,col=43,endColumn=43,title=test/unexpected-decision::token/kiosk is denied books:lend on krn:acme:books:o-1:book/emma, expected to be allowed%0Anothing in the scopes of the token allows it
      ::error file=organizations/acme/tests.yaml,line=14,endLine=14,col=15,endColumn=15,title=test/unexpected-decision::member/ada is allowed books:buy on *, expected to be denied%0Aallow by the permissions of role director (organizations/acme/library.yaml:22); member/ada → role/director (organizations/acme/library.yaml:32)
      ::error file=organizations/acme/tests.yaml,line=14,endLine=14,col=31,endColumn=31,title=test/unexpected-decision::member/ben is denied books:buy on *, expected to be allowed%0Anothing in what it holds allows it; but for another resource or context: allow by Buy of lending (organizations/acme/library.yaml:17); member/ben → team/desk (organizations/acme/library.yaml:46) → role/librarian (organizations/acme/library.yaml:47)
      1 test passed, 1 failed, 1 not run: 10 of 18 expectations failed
      "
    `);
    const [mistake] = (await testedLibrary(mixed)).diagnostics;
    const broken = renderTestsGithub({
      organizations: [],
      diagnostics: mistake === undefined ? [] : [mistake],
    });
    expect(broken.split('\n').at(-2)).toBe('no test was run: the files have errors');
    const many = renderTestsGithub(await testedLibrary(thousand));
    expect(many.split('\n').filter((line) => line.startsWith('::error'))).toHaveLength(2);
  });
});

describe('as JUnit XML', () => {
  it('is read by a parser of JUnit', async () => {
    const report = await testedLibrary(mixed);
    const suites = (await parse(renderTestsJunit(report))) as unknown as JunitSuites;
    expect(suites).toMatchObject({ name: 'bylaw test', tests: 3, failures: 1, errors: 1 });
    const [suite, ...others] = suites.testsuite;
    expect(others).toEqual([]);
    expect(suite).toMatchObject({ name: 'acme', tests: 3, failures: 1, errors: 1, skipped: 0 });
    const [failing, notRun, passing] = suite?.testcase ?? [];
    expect(passing).toEqual({
      name: 'passing',
      classname: 'acme',
      file: 'organizations/acme/tests.yaml',
      line: expect.anything(),
      assertions: 1,
    });
    expect(failing?.failure?.[0]?.message).toBe('10 of 17 expectations failed');
    expect(failing?.failure?.[0]?.inner).toContain('deny by NoRare of lending');
    expect(notRun?.error?.[0]?.inner).toContain('did you mean `books.hour`?');
  });

  it('tells of files with mistakes', async () => {
    const { diagnostics } = await testedLibrary(mixed);
    const suites = (await parse(
      renderTestsJunit({ organizations: [], diagnostics }),
    )) as unknown as JunitSuites;
    expect(suites).toMatchObject({ tests: 1, failures: 0, errors: 1 });
    expect(suites.testsuite[0]?.testcase?.[0]?.error?.[0]?.message).toBe('the files have errors');
  });

  it('survives whatever stands in a text', async () => {
    const { organizations } = await testedLibrary(mixed);
    const [organization] = organizations;
    if (organization === undefined) throw new Error('there is an organization');
    // Every unit that a JavaScript text can hold, halves of characters among them, in parts that are shown whole.
    const hostile = Array.from({ length: 32 }, (_, part) => {
      const units = Array.from({ length: 2_048 }, (_, unit) => String.fromCharCode(part * 2_048 + unit));
      return `${units.join('')}]]>&<x a='"'>-->`;
    });
    const tests = organization.tests.flatMap((test) =>
      hostile.map((text) => ({
        ...test,
        name: `${test.name}${text}`,
        failures: test.failures.map((failure) => ({ ...failure, resource: text })),
      })),
    );
    const report: AccessTestReport = { organizations: [{ ...organization, tests }], diagnostics: [] };
    const xml = renderTestsJunit(report);
    // As XML 1.0 says what a document may hold: https://www.w3.org/TR/xml/#charsets
    expect(xml).toMatch(/^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u);
    const suites = (await parse(xml)) as unknown as JunitSuites;
    const names = suites.testsuite[0]?.testcase?.map(({ name }) => name) ?? [];
    expect(new Set(names.map((name) => name.slice(0, 7)))).toEqual(
      new Set(['failing', 'not-run', 'passing']),
    );
    expect(names).toHaveLength(3 * hostile.length);
    for (const name of names) expect(name).toContain(`]]>&<x a='"'>-->`);
  });

  it('names at most so many causes of one test', async () => {
    const xml = renderTestsJunit(await testedLibrary(thousand));
    expect(xml.length).toBeLessThan(10_000);
  });
});

interface JunitSuites {
  readonly testsuite: readonly {
    readonly testcase?: readonly {
      readonly name: string;
      readonly failure?: readonly { readonly message: string; readonly inner?: string }[];
      readonly error?: readonly { readonly message: string; readonly inner?: string }[];
    }[];
  }[];
}
