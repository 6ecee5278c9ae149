import { expect, test } from 'vitest';
import { compileAccess } from '../../src/access/compile-access.ts';
import { statementPlace } from '../../src/access/statement-place.ts';
import type { JsonObject } from '../../src/digest/json.ts';
import { canonicalStatement } from '../../src/model/statement-digest.ts';
import { placeLocator } from '../../src/parse/locate.ts';
import { organizationOf } from './access-of.ts';

const documents = `
kind: Policy
name: own
statements:
  - effect: allow
    actions: ["events:read", "events:list"]
  - effect: deny
    actions: ["events:write"]
---
kind: Role
name: own
policies: [own]
permissions: ["events:ping"]
github: { repositoryPermission: read }
---
kind: Member
name: ana
---
kind: Token
name: ci
owner: member/ana
inherit: true
scopes:
  - { effect: allow, actions: ["events:read"] }
`;
const organization = organizationOf(documents);
const file = { path: 'organizations/acme/rest.yaml', text: `apiVersion: bylaw/v1\n${documents.trimStart()}` };

function lines(published?: readonly JsonObject[]): readonly string[] {
  const versions = published && {
    published: new Map([['own', { versions: [{ version: 1, statements: published }] }]]),
  };
  const access = compileAccess(organization, versions === undefined ? {} : { versions });
  const locate = placeLocator([file]);
  return access.statements.map((source) => {
    const place = statementPlace(organization, source);
    const range = place && locate(place.at);
    return `${source.from.is} ${source.index} ${place?.isShown} ${range?.file}:${range?.start.line}`;
  });
}

test('every statement has a file and a line', () => {
  expect(lines()).toEqual([
    'permissions 0 true organizations/acme/rest.yaml:13',
    'permissions 1 true organizations/acme/rest.yaml:14',
    'policy 0 true organizations/acme/rest.yaml:5',
    'policy 1 true organizations/acme/rest.yaml:7',
    'scopes 0 true organizations/acme/rest.yaml:24',
  ]);
});

test('a published version is shown where the file has the same text, else its policy is', () => {
  const statements = organization.policies.get('own')?.statements ?? [];
  expect(lines(statements.map(canonicalStatement))).toEqual(lines());
  expect(lines(statements.toReversed().map(canonicalStatement)).slice(2, 4)).toEqual([
    'policy 0 true organizations/acme/rest.yaml:7',
    'policy 1 true organizations/acme/rest.yaml:5',
  ]);
  expect(lines([{ effect: 'allow', actions: ['events:write'] }])[2]).toBe(
    'policy 0 false organizations/acme/rest.yaml:3',
  );
});
