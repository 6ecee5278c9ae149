import { expect, test } from 'vitest';
import { openCompany } from './company.ts';
import { patience } from './patience.ts';

test('from a laptop it is the same: told, held, set free by a review after the merge', patience, async () => {
  const company = await openCompany('The same from a laptop');
  const { repository, chronicle } = company;
  const pull = company.propose('grant', company.files({ support: 'carla, ana' }));
  const told = await company.bylaw(['plan', '--pull-request', String(pull), '--fetch', '--comment']);
  chronicle.tell('Olivia has the pull request told from her laptop', told);
  chronicle.show(repository, pull);
  expect([told.code, told.stderr]).toEqual([1, '']);
  expect(company.comments(pull)).toEqual([
    expect.stringContaining('**1 missing:** 1 approval of `team/security`'),
  ]);

  repository.merge(pull, 'ana');
  const held = await company.bylaw(['apply', '--yes']);
  chronicle.tell('Ana merges without waiting, and Olivia applies', held);
  expect([held.code, held.stdout]).toEqual([
    1,
    expect.stringContaining('held    create team-member:acme/support/ana'),
  ]);
  expect(held.stdout).toContain(`#${pull} lacks 1 approval of its newest commit`);

  repository.review(pull, 'bob', 'APPROVE');
  const freed = await company.bylaw(['apply', '--yes']);
  chronicle.tell('Bob approves what was merged, and she applies again', freed);
  expect([freed.code, freed.stdout]).toEqual([
    0,
    expect.stringContaining(`approved by member/bob (bob, #${pull})`),
  ]);
  const [entry] = await company.entries();
  expect(entry).toMatchObject({
    kind: 'result',
    approvals: [{ pullRequest: pull, reviews: [{ login: 'bob' }] }],
    outcomes: [{ address: 'team-member:acme/support/ana', status: 'applied' }],
  });
});
