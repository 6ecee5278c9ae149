import { expect, test } from 'vitest';
import { compileAccess } from '../../../src/access/compile-access.ts';
import { accessKeys } from '../../../src/access/diff/access-keys.ts';
import { diffAccess } from '../../../src/access/diff/diff-access.ts';
import { engineAccess } from '../../../src/access/diff/engine-access.ts';
import { otherHolders, withOtherHolders } from '../../../src/access/diff/other-holders.ts';
import { universeOf } from '../../../src/access/sets/universe-of.ts';
import { noon, organizationOf } from '../access-of.ts';
import { noRisk } from './compare-pair.ts';

const payer = `
kind: RoleList
items: [{ name: payer, permissions: ["billing:pay"] }]
---
kind: MemberList
items:
`;

test('who takes the name of somebody else is another person, whatever id they write', () => {
  const before = organizationOf(`${payer}  - { name: ana, bindings: [payer] }\n  - { name: eve }\n`);
  const after = organizationOf(
    `${payer}  - { name: eve, id: ana, bindings: [payer] }\n  - { name: ana, id: eve }\n`,
  );
  const others = otherHolders(before, after);
  expect([...others].sort()).toEqual([
    ['member/ana', 'id'],
    ['member/eve', 'id'],
  ]);
  const [was, is] = [compileAccess(before), compileAccess(after)];
  const [keys, universe] = [accessKeys(), universeOf([was, is])];
  const { changes } = diffAccess(
    engineAccess(was, keys, universe),
    withOtherHolders(engineAccess(is, keys, universe), others),
    { now: noon, rate: noRisk },
  );
  expect(changes.map(({ kind, principals }) => `${kind} ${principals.join()}`)).toEqual([
    'gained member/eve',
    'lost member/ana',
  ]);
});

test('a new name that nobody had is the same person', () => {
  const before = organizationOf(`${payer}  - { name: ana, bindings: [payer] }\n`);
  const after = organizationOf(`${payer}  - { name: anna, id: ana, previously: [ana], bindings: [payer] }\n`);
  expect([...otherHolders(before, after)]).toEqual([]);
});
