import { describe, expect, test } from 'vitest';
import { compileAccess } from '../../src/access/compile-access.ts';
import { decide } from '../../src/access/decide.ts';
import { noon, organizationOf, reasonOf } from './access-of.ts';

describe('versions', () => {
  const read = { effect: 'allow', actions: ['events:read'] };
  const list = { effect: 'allow', actions: ['events:list'] };
  const deny = { effect: 'deny', actions: ['events:read'] };
  function documents(reference: string, pin = ''): string {
    return `
kind: Policy
name: p
${pin}
statements:
  - { effect: allow, actions: ["events:write"] }
  - { effect: deny, actions: ["events:ping"] }
---
kind: Role
name: r
policies: [${reference}]
permissions: ["events:ping"]
---
kind: Member
name: ana
role: r
`;
  }
  const published = new Map([
    [
      'p',
      {
        versions: [
          { version: 1, statements: [read] },
          { version: 2, statements: [list] },
          { version: 3, statements: [read, deny] },
        ],
      },
    ],
  ]);
  function allowed(text: string, versions?: Parameters<typeof compileAccess>[1]): readonly string[] {
    const access = compileAccess(organizationOf(text), versions);
    return ['read', 'list', 'write', 'ping'].filter(
      (name) => reasonOf(access, { action: `events:${name}`, resource: '*' }) === 'allow',
    );
  }

  test('the default is the newest, unless one is pinned or about to be published', () => {
    expect(allowed(documents('p'), { versions: { published } })).toEqual(['ping']);
    expect(allowed(documents('p', 'defaultVersion: 2'), { versions: { published } })).toEqual([
      'list',
      'ping',
    ]);
    expect(
      allowed(documents('p'), { versions: { published, expected: [{ policy: 'p', version: 4 }] } }),
    ).toEqual(['write']);
    expect(
      allowed(documents('p', 'defaultVersion: 1'), {
        versions: { published, expected: [{ policy: 'p', version: 4 }] },
      }),
    ).toEqual(['read', 'ping']);
  });

  test('a role may pin another one', () => {
    expect(allowed(documents('p@1', 'defaultVersion: 2'), { versions: { published } })).toEqual([
      'read',
      'ping',
    ]);
    expect(allowed(documents('"p@1", "p@2"'), { versions: { published } })).toEqual(['read', 'list', 'ping']);
    expect(
      allowed(documents('p@4'), { versions: { published, expected: [{ policy: 'p', version: 4 }] } }),
    ).toEqual(['write']);
  });

  test('without a ledger the text of the file is every version', () => {
    expect(allowed(documents('p'))).toEqual(['write']);
    expect(allowed(documents('p@2'))).toEqual(['write']);
  });

  test('a version that the ledger lacks allows nothing, and denies what the file denies', () => {
    expect(allowed(documents('p@9'), { versions: { published } })).toEqual([]);
    expect(allowed(documents('p'), { versions: { published: new Map() } })).toEqual([]);
  });

  test('a decision names the version and how it stands', () => {
    const from = (reference: string, options: Parameters<typeof compileAccess>[1], action = 'events:ping') =>
      decide(
        compileAccess(organizationOf(documents(reference)), options),
        { principal: 'member/ana', action, resource: '*' },
        noon,
      )
        .statements.map(({ statement }) => statement.from)
        .find(({ is }) => is === 'policy');
    expect(from('p@1', { versions: { published } }, 'events:read')).toEqual({
      is: 'policy',
      policy: 'p',
      version: 1,
      standing: 'published',
    });
    expect(from('p', { versions: { published, expected: [{ policy: 'p', version: 4 }] } })).toEqual({
      is: 'policy',
      policy: 'p',
      version: 4,
      standing: 'expected',
    });
    expect(from('p', {})).toEqual({ is: 'policy', policy: 'p', standing: 'file' });
    expect(from('p@2', {})).toEqual({ is: 'policy', policy: 'p', version: 2, standing: 'file' });
    expect(from('p@9', { versions: { published } })).toEqual({
      is: 'policy',
      policy: 'p',
      version: 9,
      standing: 'missing',
    });
  });

  test('a version that speaks of what is no longer declared is least access', () => {
    const old = (statement: object) => ({
      versions: {
        published: new Map([['p', { versions: [{ version: 1, statements: [statement as typeof read] }] }]]),
      },
    });
    const condition = (text: object, effect: string) => ({
      effect,
      actions: ['events:ping', 'gone:action', 'events:old*'],
      conditions: text,
    });
    for (const conditions of [
      { StringEquals: { 'events.gone': 'x' } },
      { StringNotEquals: { 'events.gone': 'x' } },
      { StringEqualsIfExists: { 'events.gone': 'x' } },
      { NumericEquals: { 'events.region': 1 } },
      { StringEquals: { 'principal.name': '{events.gone}' } },
      { Bool: { 'principal.name': '{' } },
      { BinaryEquals: { 'principal.name': 'x' } },
      { Null: { 'events.gone': true } },
    ]) {
      expect(allowed(documents('p'), old(condition(conditions, 'deny')))).toEqual([]);
      const alone = compileAccess(
        organizationOf(documents('p').replace('permissions: ["events:ping"]', '')),
        old(condition(conditions, 'allow')),
      );
      expect(reasonOf(alone, { action: 'events:ping', resource: '*' })).toBe('implicit-deny');
    }
    expect(allowed(documents('p'), old({ ...deny, actions: ['events:ping'], resources: ['krn:x'] }))).toEqual(
      [],
    );
    expect(allowed(documents('p'), old({ ...read, resources: ['krn:x', 'krn:k:e:{gone}:x'] }))).toEqual([
      'ping',
    ]);
  });
});
