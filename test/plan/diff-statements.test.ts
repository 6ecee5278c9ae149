import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/digest/json.ts';
import { diffStatements } from '../../src/plan/diff-statements.ts';

const read: JsonObject = { sid: 'Read', effect: 'allow', actions: ['books:read', 'books:list'] };
const lend: JsonObject = { effect: 'allow', actions: ['books:lend'], resources: ['krn:a:books:b:book/*'] };

describe('diffStatements', () => {
  test('says nothing of equal statements, however they are written or ordered', () => {
    const again = { ...read, actions: ['books:list', 'books:read'] };
    expect(diffStatements([read, lend], [lend, again])).toEqual([]);
  });

  test('finds a statement again by its sid, whatever it says now', () => {
    const now = { sid: 'Read', effect: 'deny', actions: ['books:burn'] };
    expect(diffStatements([read], [now])).toMatchObject([
      {
        matched: 'sid',
        fields: [
          { field: 'effect', added: ['deny'], removed: ['allow'] },
          { field: 'actions', added: ['books:burn'], removed: ['books:list', 'books:read'] },
        ],
      },
    ]);
  });

  test('finds one without a sid by what it says, and tells a changed condition value by value', () => {
    const one = { ...lend, conditions: { StringEquals: { 'books.hall': ['north', 'south'] } } };
    const two = { ...lend, conditions: { StringEquals: { 'books.hall': ['north', 'west'] } } };
    expect(diffStatements([read, one], [two, read])).toEqual([
      {
        before: expect.objectContaining({ index: 1 }),
        after: expect.objectContaining({ index: 0 }),
        matched: 'likeness',
        fields: [
          {
            field: 'conditions',
            added: ['StringEquals books.hall west'],
            removed: ['StringEquals books.hall south'],
          },
        ],
      },
    ]);
  });

  test('takes what shares too little for another statement', () => {
    const other = { effect: 'deny', actions: ['books:burn'], resources: ['krn:a:books:b:book/*'] };
    const [added, removed] = diffStatements([lend], [other]);
    expect(added?.before).toBeUndefined();
    expect(removed?.after).toBeUndefined();
  });

  test('pairs the most alike first', () => {
    const near = { ...lend, actions: ['books:lend', 'books:buy'] };
    const far = { ...lend, actions: ['books:buy', 'books:read', 'books:list'] };
    const found = diffStatements([lend], [far, near]);
    expect(found.find(({ before, after }) => before !== undefined && after !== undefined)?.after?.index).toBe(
      1,
    );
  });

  test('tells a change of the name alone', () => {
    expect(diffStatements([read], [{ ...read, sid: 'Look' }])).toMatchObject([
      { matched: 'likeness', fields: [{ field: 'sid', added: ['Look'], removed: ['Read'] }] },
    ]);
  });
});
