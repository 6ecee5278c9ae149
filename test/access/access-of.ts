import { expect } from 'vitest';
import type { AccessOptions } from '../../src/access/access-options.ts';
import { compileAccess } from '../../src/access/compile-access.ts';
import type { CompiledAccess } from '../../src/access/compiled-access.ts';
import { decide } from '../../src/access/decide.ts';
import { isAllowed } from '../../src/access/is-allowed.ts';
import type { ContextValue } from '../../src/access/request.ts';
import { invariant } from '../../src/diagnostic/bylaw-error.ts';
import type { Organization } from '../../src/model/model.ts';
import { checkRepository, filesOf } from '../model/fixture-repository.ts';

/** A catalogue with keys of every type, and resources of four segments and of five. */
const services = `
kind: Service
name: events
actions:
  read: { resources: [event] }
  list: { resources: [event] }
  listAll: { resources: [event] }
  write: { resources: [event] }
  touch: { resources: [any, arn, upper] }
  ping: {}
resourceTypes:
  event: "krn:k:events:*:*"
  arn: "arn:*:events:*:*:*"
  any: "krn:*:*:*:*"
  upper: "KRN:*:*:*:*"
conditionKeys:
  region: string
  size: number
  at: date
  internal: bool
  from: ip
  tags: "string[]"
  sizes: "number[]"
  dates: "date[]"
  flags: "bool[]"
  hops: "ip[]"
---
kind: Service
name: billing
actions:
  pay: { privileged: true, resources: [invoice] }
  view: { resources: [invoice] }
resourceTypes:
  invoice: "krn:k:billing:*:*"
`;

export const noon = Date.parse('2026-12-01T12:00:00Z');

/** An organization `acme` of the catalogue above and these documents, which have to be valid. */
export function organizationOf(documents: string, organization = ''): Organization {
  const files = filesOf({
    'bylaw.yaml': 'kind: Repository\n',
    'organizations/acme/acme.yaml': `kind: Organization\nname: acme\n${organization}`,
    'organizations/acme/services.yaml': services.trimStart(),
    'organizations/acme/rest.yaml': documents.trimStart(),
  });
  const { model, diagnostics } = checkRepository(files);
  expect(diagnostics).toEqual([]);
  const found = model?.organizations.get('acme');
  invariant(found !== undefined, 'the documents declare acme');
  return found;
}

export function accessOf(documents: string, organization = '', options: AccessOptions = {}): CompiledAccess {
  return compileAccess(organizationOf(documents, organization), options);
}

/** Ana, whose role has a policy of these statements. */
export function statementsOfAna(statements: string, more = ''): string {
  return `
kind: Policy
name: own
statements:
${statements
  .trim()
  .split('\n')
  .map((line) => `  ${line}`)
  .join('\n')}
---
kind: Role
name: own
policies: [own]
---
kind: Member
name: ana
role: own
attributes: { department: quality, level: 3, star: "*", tags: [a, b], none: [], Mixed: x, mixed: y, home: "a:b" }
${more}`;
}

export const event = 'krn:k:events:acme:event/1';

export interface Asked {
  readonly principal?: string;
  readonly action?: string;
  readonly resource?: string;
  readonly context?: Readonly<Record<string, ContextValue>>;
  readonly now?: number;
}

/** The reason of a decision, which the fast way has to share. */
export function reasonOf(access: CompiledAccess, asked: Asked = {}): string {
  const { now = noon, ...rest } = asked;
  const request = { principal: 'member/ana', action: 'events:read', resource: event, ...rest };
  const decision = decide(access, request, now);
  expect(isAllowed(access, request, now)).toBe(decision.effect === 'allow');
  expect(decision.effect === 'allow').toBe(decision.reason === 'allow');
  return decision.reason;
}
