import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import type { AccessTestReport, TestedAccess, TestedOrganization } from './access-test-report.ts';
import { escapeXml } from './escape-xml.ts';
import { groupFailures } from './group-failures.ts';
import { renderGroup } from './render-tests-text.ts';

/** A failed test names so many causes; JSON has all. */
const mostGroups = 100;

/**
 * The tests as JUnit XML, as CI systems read it: a suite for each organization, a case for each test. What is wrong
 * with files or with a test is an error, a failed expectation a failure.
 */
export function renderTestsJunit({ organizations, diagnostics }: AccessTestReport): string {
  const suites = organizations.map((organization) => suiteOf(organization, diagnostics));
  const invalid = organizations.length === 0 ? [invalidFiles(diagnostics)] : [];
  const tests = organizations.flatMap((organization) => organization.tests);
  const counts = invalid.length > 0 ? { tests: 1, failures: 0, errors: 1 } : countsOf(tests);
  const root = element('testsuites', { name: 'bylaw test', ...counts }, [...suites, ...invalid]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

function countsOf(tests: readonly TestedAccess[]) {
  const count = (status: TestedAccess['status']) => tests.filter((test) => test.status === status).length;
  return { tests: tests.length, failures: count('failed'), errors: count('error') };
}

function suiteOf({ organization, tests }: TestedOrganization, diagnostics: readonly Diagnostic[]): string {
  const cases = tests.map((test) => caseOf(organization, test, diagnostics));
  return element('testsuite', { name: organization, ...countsOf(tests), skipped: 0 }, cases);
}

function caseOf(organization: string, test: TestedAccess, diagnostics: readonly Diagnostic[]): string {
  const { name, at, status, checked, failed } = test;
  const attributes = { name, classname: organization, file: at.file, line: at.line, assertions: checked };
  if (status === 'passed') return element('testcase', attributes, []);
  if (status === 'error') {
    const own = diagnostics.filter((diagnostic) => diagnostic.at?.file === at.file);
    return element('testcase', attributes, [
      problem('error', 'the test asks what cannot be asked', lines(own)),
    ]);
  }
  const text = groupFailures(test.failures)
    .slice(0, mostGroups)
    .flatMap((group) => renderGroup(group));
  return element('testcase', attributes, [
    problem('failure', `${failed} of ${checked} expectations failed`, text),
  ]);
}

function invalidFiles(diagnostics: readonly Diagnostic[]): string {
  const name = 'files';
  const attributes = { name, classname: 'bylaw validate' };
  const body = [
    element('testcase', attributes, [problem('error', 'the files have errors', lines(diagnostics))]),
  ];
  return element('testsuite', { name, tests: 1, failures: 0, errors: 1, skipped: 0 }, body);
}

function lines(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.slice(0, mostGroups).map(({ code, message, at, hint }) => {
    const place = at === undefined ? '' : `${at.file}:${at.start.line}:${at.start.column}: `;
    return `${place}${message} (${code})${hint === undefined ? '' : `; ${hint}`}`;
  });
}

function problem(is: 'error' | 'failure', message: string, text: readonly string[]): string {
  const body = text.map((line) => escapeXml(sanitizeLine(line))).join('\n');
  return `<${is}${attributesOf({ message, type: is })}>${body}</${is}>`;
}

type Attributes = Readonly<Record<string, string | number>>;

function element(name: string, attributes: Attributes, children: readonly string[]): string {
  const tag = `${name}${attributesOf(attributes)}`;
  return children.length === 0 ? `<${tag}/>` : `<${tag}>\n${children.join('\n')}\n</${name}>`;
}

function attributesOf(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(sanitizeLine(String(value)))}"`)
    .join('');
}
