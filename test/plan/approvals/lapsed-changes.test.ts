import { expect, test } from 'vitest';
import type { FileStep } from '../../../src/plan/approvals/file-steps.ts';
import { lapsedChanges } from '../../../src/plan/approvals/lapsed-changes.ts';
import type { MovedEdge } from '../../../src/plan/approvals/moved-edges.ts';

const address = 'repository-permission:acme/support/handbook';
const [read, write, admin] = ['read', 'write', 'admin'].map((permission) => ({ permission }));

/** `write` is there, was to be something else by now, and one pull request made it something else before. */
function lapsed(before: MovedEdge['before'], made: Partial<FileStep>, isAgreed: boolean) {
  const step = { is: '', value: admin, isOthers: false, ...made };
  const value = write ?? {};
  return lapsedChanges([{ address, value, was: value, before, isPast: true }], {
    section: { organization: 'acme', target: 'github', changes: [] },
    actual: new Map([[address, value]]),
    parts: [{ made: { renames: [], steps: new Map([[address, step]]) }, proposed: undefined }],
    makers: new Map([[address, [{ part: 0, asProposed: true, narrows: false }]]]),
    isAgreed: () => isAgreed,
  }).map(({ action, after }) => ({ action, after }));
}

test('what lapsed goes, or is what the files applied last say; nobody gets more by it', () => {
  expect(lapsed(undefined, {}, false)).toEqual([{ action: 'delete', after: null }]);
  expect(lapsed(read, {}, false)).toEqual([{ action: 'update', after: read }]);
  // A later end, or more, was agreed to meanwhile.
  expect(lapsed(read, {}, true)).toEqual([]);
  expect(lapsed(read, { isGone: true }, true)).toEqual([{ action: 'delete', after: null }]);
});

test('who goes is taken out of teams as well', () => {
  const [dora, edge] = ['member:acme/dora', 'team-member:acme/core/dora'];
  const owner = { role: 'admin' };
  const changes = lapsedChanges(
    [{ address: dora, value: owner, was: owner, before: undefined, isPast: true }],
    {
      section: { organization: 'acme', target: 'github', changes: [] },
      actual: new Map([
        [dora, owner],
        [edge, { role: 'member' }],
        ['team-member:acme/core/ana', { role: 'member' }],
      ]),
      ...{ parts: [], makers: new Map(), isAgreed: () => false },
    },
  );
  expect(changes.map((each) => `${each.action} ${each.address}`)).toEqual([
    `delete ${dora}`,
    `delete ${edge}`,
  ]);
});
