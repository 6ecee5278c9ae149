import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/digest/json.ts';
import { type Kind, kinds } from '../../src/schema/kinds.ts';
import { schemaOf } from '../../src/schema/schema-of.ts';
import { validateBody } from '../../src/schema/validate.ts';
import { believable } from './believable-documents.ts';
import { mutationsOf } from './mutations.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'schemas');
const files = readdirSync(folder).filter((name) => name.endsWith('.schema.json'));

function readSchema(name: string): JsonObject {
  return JSON.parse(readFileSync(join(folder, name), 'utf8')) as JsonObject;
}

describe('schemas/', () => {
  it('agrees with every file generated from it', () => {
    expect(
      execFileSync(process.execPath, ['scripts/generate.mjs', '--check'], { cwd: root, encoding: 'utf8' }),
    ).toBe('');
  });

  it('has one schema for each kind', () => {
    const titles = files.map((name) => readSchema(name).title);
    expect(titles).toEqual(expect.arrayContaining([...kinds]));
  });

  for (const name of files) {
    it(`${name} is JSON Schema 2020-12`, () => {
      const schema = readSchema(name);
      expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
      const ajv = new Ajv2020({ strict: false });
      expect(ajv.validateSchema(schema), JSON.stringify(ajv.errors)).toBe(true);
    });

    it(`${name} describes every property, and says every pattern in words`, () => {
      expect(undescribed(readSchema(name), name)).toEqual([]);
    });
  }
});

/** The properties without a description, their own or of what they refer to, and the patterns without words. */
function undescribed(schema: unknown, path: string): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap((item, index) => undescribed(item, `${path}/${index}`));
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties, pattern, patternErrorMessage } = schema as Record<string, unknown>;
  const isUserFormat = !/^(?:plan|ledger-entry|list)\./.test(path);
  const own =
    typeof pattern === 'string' && patternErrorMessage === undefined && isUserFormat
      ? [`${path}: pattern`]
      : [];
  // In a branch of if, then and else the properties are described where they are declared.
  const declared = /\/(?:if|then|else)$/.test(path)
    ? {}
    : ((properties ?? {}) as Record<string, JsonObject | boolean>);
  const lacking = Object.entries(declared)
    .filter(
      ([, each]) => typeof each === 'object' && each.description === undefined && each.$ref === undefined,
    )
    .map(([name]) => `${path}/${name}`);
  const nested = Object.entries(schema).flatMap(([key, value]) => undescribed(value, `${path}/${key}`));
  return [...own, ...lacking, ...nested];
}

const required: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  Repository: ['apiVersion', 'kind'],
  Service: ['apiVersion', 'kind', 'name', 'actions'],
  ServiceAccount: ['apiVersion', 'kind', 'name', 'owner'],
  Token: ['apiVersion', 'kind', 'name', 'owner'],
  Policy: ['apiVersion', 'kind', 'name', 'statements'],
  Zone: ['apiVersion', 'kind', 'name', 'resources'],
  Target: ['apiVersion', 'kind', 'name', 'provider'],
};

describe('the schema of documents', () => {
  for (const kind of kinds) {
    const needed = required[kind] ?? ['apiVersion', 'kind', 'name'];

    it(`passes believable documents of kind ${kind}, the same in the editor's schema`, async () => {
      const passesInEditor = await editorSchema();
      for (const body of believable[kind]) {
        expect(validateBody(kind, body)).toEqual([]);
        expect(passesInEditor(body), JSON.stringify(passesInEditor.errors)).toBe(true);
      }
    });

    it(`refuses a ${kind} with any one thing wrong, the same in the editor's schema`, async () => {
      const passesInEditor = await editorSchema();
      for (const { what, body } of believable[kind].flatMap(mutationsOf)) {
        expect(validateBody(kind, body).length, what).toBeGreaterThan(0);
        expect(passesInEditor(body), what).toBe(false);
      }
    });

    it(`needs ${needed.join(', ')} of a ${kind}`, () => {
      for (const body of believable[kind]) {
        for (const key of Object.keys(body)) {
          const { [key]: _, ...rest } = body;
          const missing = validateBody(kind, rest).filter(({ keyword }) => keyword === 'missingKey');
          expect(missing.length, `${kind} without ${key}`).toBe(needed.includes(key) ? 1 : 0);
        }
      }
    });
  }

  it.each<[string, Kind, JsonObject]>([
    [
      'both actions and notActions',
      'Policy',
      { statements: [{ effect: 'allow', actions: ['a:b'], notActions: ['a:c'] }] },
    ],
    ['neither actions nor notActions', 'Policy', { statements: [{ effect: 'allow' }] }],
    [
      'both resources and notResources',
      'Policy',
      { statements: [{ effect: 'allow', actions: ['a:b'], resources: ['*'], notResources: ['*'] }] },
    ],
    ['no actions', 'Policy', { statements: [{ effect: 'allow', actions: [] }] }],
    ['no notActions', 'Policy', { statements: [{ effect: 'deny', notActions: [] }] }],
    ['no resources', 'Policy', { statements: [{ effect: 'allow', actions: ['a:b'], resources: [] }] }],
    ['no notResources', 'Policy', { statements: [{ effect: 'deny', actions: ['a:b'], notResources: [] }] }],
    ['no conditions', 'Policy', statementWith({})],
    ['a condition without keys', 'Policy', statementWith({ Bool: {} })],
    ['a key without values', 'Policy', statementWith({ StringEquals: { 'principal.name': [] } })],
    ['a prefix before Null', 'Policy', statementWith({ 'ForAnyValue:Null': { 'request.ip': true } })],
    ['a suffix after Null', 'Policy', statementWith({ NullIfExists: { 'request.ip': true } })],
    ['an operator nobody knows', 'Policy', statementWith({ StringMatches: { 'principal.name': 'a' } })],
    ['an operator in another case', 'Policy', statementWith({ stringEquals: { 'principal.name': 'a' } })],
    ['no statements', 'Policy', { statements: [] }],
    ['a wildcard in the service of an action', 'Role', { permissions: ['*:view'] }],
    ['an action without a service', 'Role', { permissions: ['view'] }],
    ['an empty boundary', 'Member', { boundary: [] }],
    ['an old name twice', 'Member', { previously: ['ana', 'ana'] }],
    ['a name in capitals', 'Team', { name: 'Strings' }],
    ['a name of 64 characters', 'Team', { name: 'a'.repeat(64) }],
    ['a name that ends with a dash', 'Team', { name: 'strings-' }],
    [
      'two forms of a guardrail',
      'Guardrail',
      { authorHolds: true, limit: { actions: ['*'], holders: { max: 1 } } },
    ],
    ['no form of a guardrail', 'Guardrail', {}],
    ['authorHolds that is false', 'Guardrail', { authorHolds: false }],
    [
      'an exemption without an end',
      'Guardrail',
      { authorHolds: true, exempt: [{ principal: 'member/bo', reason: 'x' }] },
    ],
    ['a test of nothing', 'AccessTest', {}],
    [
      'two ways to notify',
      'Target',
      { provider: 'directory', notify: { command: ['mail'], webhook: 'https://x.example' } },
    ],
    ['a share above one', 'Target', { provider: 'directory', guards: { members: { share: 25 } } }],
    ['a team as the owner of a token', 'Token', { owner: 'team/strings' }],
    ['a month in a duration', 'Guardrail', { maxBindingDuration: { duration: 'P1M' } }],
    ['a duration of nothing', 'Guardrail', { maxBindingDuration: { duration: 'PT' } }],
    ['a plan of no members', 'Organization', { membership: { plans: { free: { members: 0 } } } }],
    ['an invitation that is neither none nor a map', 'Organization', { membership: { invite: 'maybe' } }],
    [
      'a binding of a zone inside a zone',
      'Zone',
      { resources: ['*'], bindings: [{ principal: 'member/ana', role: 'x', zone: 'y' }] },
    ],
  ])('refuses %s, as one mistake', (_, kind, fields) => {
    expect(validateBody(kind, { apiVersion: 'bylaw/v1', kind, name: 'rule', ...fields })).toHaveLength(1);
  });
});

describe('the editor’s schema of list forms', () => {
  const list = { apiVersion: 'bylaw/v1', kind: 'TokenList' };

  it('takes items without a header, and what they lack from the defaults', async () => {
    const passes = await editorSchema();
    expect(passes({ ...list, items: [{ name: 'night', owner: 'member/ana' }] })).toBe(true);
    expect(passes({ ...list, items: [{ name: 'night' }] })).toBe(false);
    expect(passes({ ...list, defaults: { owner: 'member/ana' }, items: [{ name: 'night' }] })).toBe(true);
    expect(passes({ ...list, defaults: { owner: 'ana' }, items: [] })).toBe(false);
    expect(passes({ ...list, defaults: { onwer: 'member/ana' }, items: [] })).toBe(false);
  });

  it('knows no list of organizations', async () => {
    expect((await editorSchema())({ apiVersion: 'bylaw/v1', kind: 'OrganizationList', items: [] })).toBe(
      false,
    );
  });
});

describe('schemaOf', () => {
  it('gives each schema without references to other files', async () => {
    for (const name of [
      'document',
      ...kinds,
      'plan',
      'ledger-entry',
      'published-version',
      'invitation',
    ] as const) {
      const text = JSON.stringify(await schemaOf(name));
      expect(text.match(/"\$ref":"(?!#)/), name).toBeNull();
      new Ajv2020({ strict: false }).compile(JSON.parse(text) as JsonObject);
    }
  });

  it('gives the schema that lies in schemas/ for documents', async () => {
    expect(await schemaOf('document')).toEqual(readSchema('document.schema.json'));
  });
});

function statementWith(conditions: JsonObject): JsonObject {
  return { statements: [{ effect: 'allow', actions: ['a:b'], conditions }] };
}

let compiled: ReturnType<Ajv2020['compile']> | undefined;

async function editorSchema(): Promise<ReturnType<Ajv2020['compile']>> {
  compiled ??= new Ajv2020({ strict: false }).compile(await schemaOf('document'));
  return compiled;
}
