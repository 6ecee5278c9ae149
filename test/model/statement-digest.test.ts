import { expect, it } from 'vitest';
import type { JsonObject } from '../../src/digest/json.ts';
import { digestStatements, hasStatementsOf } from '../../src/model/statement-digest.ts';

const read = { sid: 'a', effect: 'allow', actions: ['x:read', 'x:list'], resources: ['krn:*'] };
const when = (value: JsonObject[string]) => ({ ...read, conditions: { StringEquals: { team: value } } });
const texts: readonly (readonly JsonObject[])[] = [
  [],
  [read],
  [read, read],
  [{ ...read, actions: ['x:list', 'x:read'] }],
  [{ ...read, actions: ['x:list', 'x:read', 'x:list'] }],
  [{ ...read, actions: ['x:list'] }],
  [{ ...read, actions: 'x:list' }],
  [{ ...read, actions: [] }],
  [{ ...read, effect: 'deny' }],
  [{ ...read, sid: 'b' }],
  [{ effect: 'allow', actions: ['x:read', 'x:list'], resources: ['krn:*'] }],
  [when('one')],
  [when(['one'])],
  [when(['one', 'two'])],
  [when(['two', 'one'])],
  [when([])],
  [when(1)],
  [when('1')],
  [when(true)],
  [{ ...read, conditions: { StringEquals: { other: 'one' } } }],
  [{ ...read, conditions: { StringLike: { team: 'one' } } }],
  [{ ...read, conditions: { StringEquals: { team: 'one', other: 'one' } } }],
  [{ ...read, conditions: {} }],
  [{ ...read, conditions: { StringEquals: {} } }],
  [{ ...read, actions: Array.from({ length: 20 }, (_, at) => `x:${at}`) }],
  [{ ...read, actions: Array.from({ length: 20 }, (_, at) => `x:${19 - at}`) }],
];

it('statements are told to be those of a version exactly where they have its digest', () => {
  for (const declared of texts) {
    for (const statements of texts) {
      const digest = digestStatements(statements);
      const same = digestStatements(declared) === digest;
      expect([declared, statements, hasStatementsOf(declared, { digest, statements })]).toEqual([
        declared,
        statements,
        same,
      ]);
    }
  }
});
