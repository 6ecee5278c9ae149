import { expect } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostic/diagnostic.ts';
import type { PlanRequest } from '../../../src/operations/plan.ts';
import { type Library, openLibrary, start, target } from '../library.ts';

/** Ada, the director, may do everything; ben gives readers and librarians, cleo nothing. */
export const guarded: Readonly<Record<string, string>> = {
  ...start,
  'organizations/library/target.yaml': target('', 'catalogue', 'directory'),
  'organizations/library/members.yaml': members(),
  'organizations/library/roles.yaml': `apiVersion: bylaw/v1
kind: RoleList
items:
  - {name: director, permissions: ["*"]}
  - {name: reader, permissions: ["books:read"]}
  - {name: librarian, policies: [lend-books]}
  - {name: clerk, policies: [give-librarian]}
`,
  'organizations/library/clerks.yaml': `apiVersion: bylaw/v1
kind: Policy
name: give-librarian
statements:
  - effect: allow
    actions: ["bylaw:members.invite", "bylaw:members.edit"]
  - effect: allow
    actions: ["bylaw:roles.assign"]
    resources: ["krn:library:bylaw:{org_id}:role/librarian", "krn:library:bylaw:{org_id}:member/*"]
  - effect: deny
    actions: ["bylaw:roles.assign"]
    resources: ["krn:library:bylaw:{org_id}:member/{principal.name}"]
`,
  'organizations/library/authors.yaml': guardrail(),
};

export function guardrail(...more: readonly string[]): string {
  return [
    'apiVersion: bylaw/v1',
    'kind: Guardrail',
    'name: authors-hold',
    'authorHolds: true',
    ...more,
    '',
  ].join('\n');
}

export function members(of: Readonly<Record<string, string>> = {}): string {
  const each = {
    ada: 'email: ada@library.example, role: director',
    ben: 'email: ben@library.example, bindings: [clerk]',
    cleo: 'email: cleo@library.example',
    ...of,
  };
  const items = Object.entries(each).map(([name, fields]) => `  - {name: ${name}, ${fields}}`);
  return `apiVersion: bylaw/v1\nkind: MemberList\nitems:\n${items.join('\n')}\n`;
}

export const membersFile = 'organizations/library/members.yaml';
export const rolesFile = 'organizations/library/roles.yaml';
export const guardFile = 'organizations/library/authors.yaml';

/** Applied once, by ada. */
export async function applied(
  files: Readonly<Record<string, string>> = guarded,
  environment: Readonly<Record<string, string>> = {},
): Promise<Library> {
  const library = await openLibrary(files, environment);
  expect((await library.apply()).status).toBe('applied');
  return library;
}

/** Commits files as somebody says they are. */
export function by(
  library: Library,
  who: string,
  files: Readonly<Record<string, string | null>>,
  subject = 'Edit',
): string {
  library.write(files);
  library.git('add', '--all');
  return commitBy(library, who, subject);
}

/** Commits what is staged as somebody says they are. */
export function commitBy(
  library: Library,
  who: string,
  subject = 'Edit',
  ...more: readonly string[]
): string {
  library.git('commit', '--quiet', '--message', subject, `--author=${who} <${who}@library.example>`, ...more);
  return library.git('rev-parse', 'HEAD');
}

export async function findings(library: Library, request?: PlanRequest): Promise<readonly Diagnostic[]> {
  const { plan, diagnostics } = await library.plan(request);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return plan?.sections.flatMap((section) => section.findings) ?? [];
}

/** Each action and document that its author may not do, sorted. */
export async function denied(library: Library, request?: PlanRequest): Promise<readonly string[]> {
  const found = (await findings(library, request)).filter(({ code }) => code === 'plan/author-may-not');
  const needs = /^`?([^`,]+)`?.*that takes `bylaw:([^`]+)` on `krn:library:bylaw:library:([^`]+)`/;
  return found.map(({ message }) => needs.exec(message)?.slice(1).join(' ') ?? message).sort();
}

export async function expectApplied(library: Library): Promise<void> {
  const { refusals, status } = await library.apply();
  expect(refusals).toEqual([]);
  expect(status).toBe('applied');
}

export async function expectRefused(library: Library): Promise<void> {
  const before = (await library.kinds()).length;
  const { status, refusals } = await library.apply();
  expect(status).toBe('refused');
  expect(refusals.join('\n')).toMatch(/a guardrail of library: /);
  expect((await library.kinds()).length).toBe(before);
}
