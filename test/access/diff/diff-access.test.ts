import { describe, expect, test } from 'vitest';
import { diffOf, told } from './edited-organization.ts';

describe('what changes for whom', () => {
  test('nothing', () => {
    expect(diffOf().counts).toEqual({ gain: 0, lose: 0, differ: 0, unknown: 0, stay: 0 });
    expect(told(diffOf(['kind: RoleList', 'kind: RoleList # said otherwise']))).toEqual([]);
  });

  test('a binding of a team', () => {
    expect(told(diffOf(['bindings: [exporter] }\n---', 'bindings: [] }\n---']))).toMatchInlineSnapshot(`
      [
        "lost member/ana,member/bo events:list,events:read on whole *: team/core > role/exporter > policy/export > statement 1 x2",
        "stay member/cy events:list,events:read: team/core > role/exporter x1 | role/exporter x1",
        "stay token/t events:list,events:read: member/cy > team/core > role/exporter x1 | member/cy > role/exporter x1",
      ]
    `);
  });

  test('a statement on a part of all resources', () => {
    expect(
      told(
        diffOf(
          ['name: top, members: []', 'name: top, members: [bo], bindings: [reader]'],
          ['members: [ana, bo, cy]', 'members: [ana, cy]'],
        ),
      ),
    ).toMatchInlineSnapshot(`
      [
        "lost member/bo events:list on whole *: team/core > role/exporter > policy/export > statement 1 x1",
        "lost member/bo events:read on part * but krn:k:events:acme:pay/*: team/core > role/exporter > policy/export > statement 1 x1",
      ]
    `);
  });

  test('which part of a pattern is left out', () => {
    const all = 'resources: ["krn:k:events:acme:pay/*"]';
    const edits = (...denied: readonly string[]) =>
      told(
        diffOf(
          ['{ name: bo }', '{ name: bo }, { name: dee, bindings: [reader] }'],
          [
            all,
            `${all} }, ${denied.map((each) => `{ effect: deny, ${each} }`).join(', ')}, { effect: allow, actions: ["events:list"]`,
          ],
        ),
      ).filter((line) => line.includes('member/dee events:read'));
    const read = 'actions: ["events:read"]';
    expect(edits(`${read}, resources: ["krn:k:events:acme:pay/sealed/*"]`)).toMatchInlineSnapshot(`
      [
        "gained member/dee events:read on part krn:k:events:acme:pay/* but krn:k:events:acme:pay/sealed/*: role/reader > policy/read > #Read x1",
      ]
    `);
    expect(
      edits(
        `${read}, resources: ["krn:k:events:acme:pay/sealed/*"]`,
        `${read}, resources: ["krn:k:events:acme:pay/s*", "krn:k:events:acme:pay/x/*"]`,
      ),
    ).toMatchInlineSnapshot(`
      [
        "gained member/dee events:read on part krn:k:events:acme:pay/* but krn:k:events:acme:pay/s*,krn:k:events:acme:pay/x/*: role/reader > policy/read > #Read x1",
      ]
    `);
    // Of what is denied in some contexts alone, a part is gained.
    expect(
      edits(
        `${read}, resources: ["krn:k:events:acme:pay/sealed/*"], conditions: { Bool: { principal.mfa: false } }`,
      ),
    ).toMatchInlineSnapshot(`
      [
        "gained member/dee events:read on part krn:k:events:acme:pay/*: role/reader > policy/read > #Read x1",
        "gained member/dee events:read on whole krn:k:events:acme:pay/sealed/* unless {"Bool":{"principal.mfa":false}}: role/reader > policy/read > #Read x1",
      ]
    `);
  });

  test('a boundary', () => {
    expect(
      told(
        diffOf(
          ['{ name: bo }', '{ name: bo, boundary: [fence] }'],
          ['{ name: ana }', '{ name: ana, boundary: [read] }'],
        ),
      ),
    ).toMatchInlineSnapshot(`
      [
        "lost member/ana events:list on whole *: team/core > role/exporter > policy/export > statement 1 x1",
        "lost member/ana events:read on part * but krn:k:events:acme:pay/*: team/core > role/exporter > policy/export > statement 1 x1",
      ]
    `);
  });

  test('another parent, another name, another place', () => {
    expect(
      told(
        diffOf(
          ['name: core,', 'name: core, parent: top,'],
          ['name: top, members: []', 'name: top, bindings: [biller]'],
        ),
      ),
    ).toMatchInlineSnapshot(`
      [
        "gained member/ana,member/bo,member/cy,token/t billing:pay on part *: team/core > team/top > role/biller > permissions x3 | member/cy > team/core > team/top > role/biller > permissions x1",
        "gained member/ana,member/bo,member/cy,token/t billing:view on part *: team/core > team/top > role/biller > permissions x3 | member/cy > team/core > team/top > role/biller > permissions x1",
      ]
    `);
    expect(told(diffOf(['name: core,', 'name: kernel, previously: [core],']))).toMatchInlineSnapshot(`[]`);
    expect(
      told(
        diffOf(
          ['name: top, members: []', 'name: top, members: [ana], bindings: [exporter]'],
          ['members: [ana, bo, cy]', 'members: [bo, cy]'],
        ),
      ),
    ).toMatchInlineSnapshot(`
      [
        "stay member/ana events:list,events:read: team/core > role/exporter x1 | team/top > role/exporter x1",
      ]
    `);
  });

  test('what starts and ends', () => {
    expect(
      told(
        diffOf([
          '{ name: ana }',
          '{ name: ana, bindings: [{ role: biller, starts: 2027-01-01, expires: 2027-02-01 }] }',
        ]),
      ),
    ).toMatchInlineSnapshot(`
      [
        "gained member/ana billing:pay on part * from 2027-01-01T00:00:00Z until 2027-02-02T00:00:00Z: role/biller > permissions x1",
        "gained member/ana billing:view on part * from 2027-01-01T00:00:00Z until 2027-02-02T00:00:00Z: role/biller > permissions x1",
      ]
    `);
    expect(
      told(diffOf(['members: [ana,', 'members: [{ member: ana, expires: 2026-06-10 },'])),
    ).toMatchInlineSnapshot(`
      [
        "lost member/ana events:list,events:read on whole *: team/core > role/exporter > policy/export > statement 1 x1",
      ]
    `);
  });

  test('conditions', () => {
    expect(
      told(
        diffOf([
          'actions: ["events:read", "events:list"]',
          'actions: ["events:read", "events:list"], conditions: { Bool: { principal.mfa: true } }',
        ]),
      ),
    ).toMatchInlineSnapshot(`
      [
        "narrower member/ana,member/bo,member/cy,token/t events:list,events:read on whole * if {"Bool":{"principal.mfa":true}}: team/core > role/exporter > policy/export > statement 1 x3 | role/exporter > policy/export > statement 1 x1 | member/cy > role/exporter > policy/export > statement 1 x1 | member/cy > team/core > role/exporter > policy/export > statement 1 x1",
      ]
    `);
    expect(
      told(
        diffOf([
          'statements: [{ effect: allow, actions: ["events:read", "events:list"] }]',
          'statements: [{ effect: allow, actions: ["events:read", "events:list"] }, { effect: deny, actions: ["events:list"], conditions: { BoolIfExists: { principal.mfa: false } } }]',
        ]),
      ),
    ).toMatchInlineSnapshot(`
      [
        "narrower member/ana,member/bo,member/cy,token/t events:list on whole * unless {"BoolIfExists":{"principal.mfa":false}}: team/core > role/exporter > policy/export > statement 1 x3 | role/exporter > policy/export > statement 1 x1 | member/cy > role/exporter > policy/export > statement 1 x1 | member/cy > team/core > role/exporter > policy/export > statement 1 x1",
      ]
    `);
  });
});
