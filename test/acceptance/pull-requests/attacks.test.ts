import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openCompany } from './company.ts';
import { patience } from './patience.ts';

const forbidden = `---
apiVersion: bylaw/v1
kind: Guardrail
name: dora-never-refunds
forbid: {principals: [member/dora], actions: ["billing:refund"]}
`;

test(
  'whoever weakens a guardrail and uses that is stopped, at the pull request and at apply',
  patience,
  async () => {
    const company = await openCompany('A guardrail weakened and used');
    const { repository, chronicle } = company;
    const rules = 'organizations/acme/guardrails.yaml';
    repository.commit('main', { [rules]: `${company.files()[rules]}${forbidden}` }, { author: 'olivia' });
    expect((await company.apply()).outputs.standing).toBe('applied');
    chronicle.tell('Olivia forbids that Dora ever pays back');

    const without = company.files({ support: 'carla, ana', security: 'bob, carla' });
    const pull = company.propose('self-service', { ...without, [rules]: forbidden.slice(4) });
    repository.review(pull, 'carla', 'APPROVE');
    const blocked = await company.plan(pull);
    chronicle.tell('Ana takes out whose approval she needs, makes Carla an approver, who approves', blocked);
    chronicle.show(repository, pull);
    expect(blocked.outputs.standing).toBe('needs-approval');
    expect(company.check(pull)).toBe('action_required');
    expect(company.comments(pull)).toEqual([expect.stringContaining('`privileged-gains`')]);

    const merge = repository.merge(pull, 'olivia');
    const before = await company.entries();
    const waits = await company.apply(merge);
    chronicle.tell('Olivia merges it all the same', waits);
    expect([waits.code, waits.outputs.standing]).toEqual([1, 'held']);
    expect(await company.entries()).toEqual(before);
    expect([company.team('support'), company.team('security')]).toEqual([['carla'], ['bob']]);

    repository.commit('main', company.files(), { author: 'olivia' });
    const rulesAgain = { [rules]: `${company.files()[rules]}${forbidden}` };
    repository.commit('main', rulesAgain, { author: 'olivia' });
    const back = await company.apply();
    chronicle.tell('She puts it back', back);
    expect(back.code).toBe(0);

    const use = company.propose('dora', company.files({ support: 'carla, dora' }));
    repository.review(use, 'bob', 'APPROVE');
    const refused = await company.plan(use);
    chronicle.tell('Ana takes out what forbids Dora to pay back, and puts Dora in; Bob approves', refused);
    chronicle.show(repository, use);
    expect([refused.code, refused.outputs.standing]).toEqual([1, 'refused']);
    expect(company.check(use)).toBe('failure');
    repository.merge(use, 'olivia');
    const never = await company.apply();
    chronicle.tell('Olivia merges that, too', never);
    expect([never.code, never.outputs.standing]).toEqual([1, 'refused']);
    expect(never.stdout).toContain('dora-never-refunds');
    expect(company.team('support')).toEqual(['carla']);
  },
);

test('a stranger is told by a run that believes nothing of theirs', patience, async () => {
  const company = await openCompany('A pull request from a fork');
  const { repository, chronicle, github } = company;
  const fork = repository.fork('stan');
  const commit = fork.commit('grant', company.files({ support: 'carla, dora' }), { author: 'stan' });
  const pull = repository.openPull({ head: 'stan:grant', author: 'stan' });
  const payload = repository.eventOf({ pull });
  const workspace = company.checkOut(`refs/pull/${pull}/merge`);
  const writes = github.writes.length;
  const stranger = await company.job('fork', workspace, {
    event: 'pull_request',
    payload,
    with: { command: 'plan', 'review-file': '../bylaw-review.json' },
  });
  chronicle.tell("Stan proposes from a fork; his run's token may only read", stranger);
  expect([stranger.code, stranger.outputs.standing]).toEqual([1, 'needs-approval']);
  expect(github.writes.slice(writes)).toEqual([]);
  const left = join(workspace, '../bylaw-review.json');

  const run = repository.addRun({ event: 'pull_request', commit, from: fork, conclusion: 'failure' });
  const trusted = (file: string) => {
    const main = company.checkOut('main');
    copyFileSync(file, join(main, '../left.json'));
    return company.job('comment', main, {
      event: 'workflow_run',
      payload: repository.eventOf({ run }),
      with: { command: 'plan', 'review-file': '../left.json' },
    });
  };
  // Another pull request, of whose comment and check a stranger would like to say what stands there.
  const other = company.propose('other', company.files({ support: 'carla, ana' }));
  const forged = join(workspace, '../forged.json');
  const word = JSON.parse(readFileSync(left, 'utf8'));
  writeFileSync(
    forged,
    JSON.stringify({ ...word, pullRequest: other, head: repository.hosted.pulls.get(other)?.head.sha }),
  );
  const lied = await trusted(forged);
  chronicle.tell('What his run left says that it was of another pull request', lied);
  expect([lied.code, lied.stdout]).toEqual([1, expect.stringContaining('pull-request/')]);
  expect(lied.stdout).not.toContain('does not have the fields');
  expect([company.comments(other), company.check(other)]).toEqual([[], undefined]);

  const told = await trusted(left);
  chronicle.tell('What it left as it is', told);
  chronicle.show(repository, pull);
  expect([told.code, told.outputs.standing]).toEqual([0, 'needs-approval']);
  expect(company.comments(pull)).toEqual([expect.stringContaining('`member/dora` gains `billing:refund`')]);
  expect(company.check(pull)).toBe('action_required');
});
