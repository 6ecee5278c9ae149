import { expect, test } from 'vitest';
import { openCompany } from './company.ts';
import { patience } from './patience.ts';

const ana = 'team-member:acme/support/ana';

test(
  'from a proposal to the record: who has to agree is asked, waited for and written down',
  patience,
  async () => {
    const company = await openCompany('From a proposal to the record');
    const { repository, chronicle, github } = company;
    const { clock } = github;

    const pull = company.propose('grant', company.files({ support: 'carla, ana' }));
    const opened = await company.plan(pull);
    chronicle.tell('Ana proposes that she may pay back', opened);
    chronicle.show(repository, pull);
    expect([opened.code, opened.outputs.standing, opened.outputs.risk]).toEqual([
      0,
      'needs-approval',
      'high',
    ]);
    expect(company.comments(pull)).toEqual([expect.stringContaining('`member/ana` gains `billing:refund`')]);
    expect(company.comments(pull)[0]).toContain('**1 missing:** 1 approval of `team/security`');
    expect(company.check(pull)).toBe('action_required');

    clock.advance(60_000);
    repository.commit('grant', company.files({ support: 'ana' }), { author: 'ana' });
    const pushed = await company.plan(pull);
    chronicle.tell('She pushes again: Carla may no longer', pushed);
    chronicle.show(repository, pull);
    expect(pushed.outputs['comment-url']).toBe(opened.outputs['comment-url']);
    expect(company.comments(pull)).toEqual([
      expect.stringContaining('`member/carla` loses `billing:refund`'),
    ]);
    expect(company.check(pull)).toBe('action_required');

    clock.advance(60_000);
    repository.review(pull, 'carla', 'APPROVE');
    const wrong = await company.plan(pull, 'pull_request_review');
    chronicle.tell('Carla approves, who may not', wrong);
    chronicle.show(repository, pull);
    expect(wrong.outputs.standing).toBe('needs-approval');
    expect(company.check(pull)).toBe('action_required');
    expect(company.comments(pull)).toEqual([expect.stringContaining('no approver')]);

    clock.advance(60_000);
    repository.review(pull, 'bob', 'APPROVE');
    const right = await company.plan(pull, 'pull_request_review');
    chronicle.tell('Bob approves, who may', right);
    chronicle.show(repository, pull);
    expect([right.outputs.standing, right.outputs['needs-approval']]).toEqual(['fine', 'false']);
    expect(company.check(pull)).toBe('success');
    expect(company.comments(pull)).toEqual([expect.stringContaining('Approved by `member/bob`')]);

    clock.advance(60_000);
    const before = company.tip();
    const merge = repository.merge(pull, 'ana');
    const applied = await company.apply(merge);
    chronicle.tell('She merges, and the workflow applies it', applied);
    expect([applied.code, applied.outputs.standing]).toEqual([0, 'applied']);
    expect(applied.stdout).toContain(`approved by member/bob (bob, #${pull})`);
    expect(company.team('support')).toEqual(['ana']);
    const log = await company.entries();
    const result = log.find((entry) => entry.kind === 'result' && entry.target === 'directory');
    expect(result).toMatchObject({
      source: merge,
      approvedBy: [expect.stringContaining('member/bob')],
      approvals: [
        { guardrail: 'privileged-gains', pullRequest: pull, mergeCommit: merge, reviews: [{ login: 'bob' }] },
      ],
      outcomes: expect.arrayContaining([expect.objectContaining({ address: ana, status: 'applied' })]),
    });

    clock.advance(60_000);
    const writes = github.writes.length;
    const again = await company.apply(merge);
    chronicle.tell('Somebody runs the same workflow again', again);
    expect([again.code, again.outputs.standing, again.outputs.changes]).toEqual([0, 'nothing-to-do', '0']);
    expect(await company.entries()).toEqual(log);

    const old = await company.apply(before);
    chronicle.tell('Somebody runs the workflow of the commit before again', old);
    expect([old.code, old.outputs.standing]).toEqual([1, 'refused']);
    expect(old.stdout).toContain('rollback');
    expect(await company.entries()).toEqual(log);
    expect(company.team('support')).toEqual(['ana']);
    expect(github.writes.slice(writes).filter(({ path }) => path.includes('/teams/'))).toEqual([]);
    chronicle.end();
  },
);
