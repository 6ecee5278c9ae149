import { describe, expect, it } from 'vitest';
import { renderLogText } from '../../src/report/render-log-text.ts';
import { commit, entry, outcome } from './orchestra-entry.ts';

describe('renderLogText', () => {
  const ref = 'refs/heads/bylaw/ledger';

  it('prints a line an entry', () => {
    const entries = [
      {
        commit,
        entry: entry({
          outcomes: [outcome('member:orchestra/ana'), outcome('member:orchestra/ben', { status: 'failed' })],
        }),
      },
      {
        commit,
        entry: entry({
          sequence: 2,
          kind: 'intent',
          changes: [{ ...outcome('member:orchestra/ana'), before: null, after: {} }],
        }),
      },
      {
        commit,
        entry: entry({
          sequence: 1,
          kind: 'publish',
          published: [{ policy: 'read-scores', version: 1, digest: '', previous: 0 }],
        }),
      },
    ];
    expect(renderLogText({ ref, tip: commit, behind: null, entries })).toMatchInlineSnapshot(`
      "3  2026-11-22T09:00:00Z  result   orchestra on directory  1 applied, 1 failed   Ada, 4f2c9ab
      2  2026-11-22T09:00:00Z  intent   orchestra on directory  member:orchestra/ana  Ada, 4f2c9ab
      1  2026-11-22T09:00:00Z  publish  orchestra on directory  read-scores@1         Ada, 4f2c9ab
      "
    `);
  });

  it('tells who agreed, what nobody did, and what is held', () => {
    const weaker = { guardrail: 'target/github', change: 'weakened', message: 'holds less' } as const;
    const passed = { guardrail: 'privileged', by: ['team/security'], count: 1, pullRequests: [2], why: [] };
    const review = { account: 7, login: 'bob-gh', principal: 'member/bob' };
    const agreed = { guardrail: 'privileged', pullRequest: 5, head: 'a', mergeCommit: 'b', changes: [] };
    const outcomes = [
      outcome('member:orchestra/ana', { digest: 'one' }),
      outcome('member:orchestra/ben', { digest: 'two' }),
      outcome('member:orchestra/cleo', { status: 'held' }),
    ];
    const what = (fields: Parameters<typeof entry>[0]) =>
      renderLogText({ ref, tip: commit, behind: null, entries: [{ commit, entry: entry(fields) }] })
        .replace(/^.*directory {2}/, '')
        .replace(/ {2}Ada.*\n$/, '');
    expect(what({ outcomes, unapproved: [{ ...passed, changes: [] }] })).toBe(
      '2 applied without approval, 1 held',
    );
    expect(what({ outcomes, unapproved: [{ ...passed, changes: ['two'] }] })).toBe(
      '2 applied (1 without approval), 1 held',
    );
    expect(what({ guardrails: [weaker, weaker], unapproved: [{ ...passed, changes: [] }] })).toBe(
      'guards of targets: target/github may hold less, without approval',
    );
    const both = { ...review, login: 'cleo-gh', principal: 'member/cleo' };
    expect(what({ outcomes, approvals: [{ ...agreed, reviews: [review, both] }] })).toBe(
      '2 applied, 1 held, approved by member/bob and member/cleo (#5)',
    );
  });

  it('names once what an event is about', () => {
    const changes = [{ ...outcome('member:orchestra/ana'), before: {}, after: {} }];
    const told = { kind: 'emergency', event: 'revoke member:orchestra/ana', changes } as const;
    expect(
      renderLogText({ ref, tip: commit, behind: null, entries: [{ commit, entry: entry(told) }] }),
    ).toContain('  revoke member:orchestra/ana  Ada');
  });

  it('tells on one line of the targets that one commit left as they were', () => {
    const found = (sequence: number, target: string, source = 'a'.repeat(40)) => ({
      commit: String(sequence).repeat(40),
      entry: entry({ sequence, target, source, outcomes: [] }),
    });
    const applied = { commit, entry: entry({ sequence: 5, intent: 4, outcomes: [] }) };
    const entries = [found(9, 'c'), found(8, 'b'), found(7, 'a'), found(6, 'a', 'b'.repeat(40)), applied];
    expect(renderLogText({ ref, tip: commit, behind: null, entries })).toMatchInlineSnapshot(`
      "7-9  2026-11-22T09:00:00Z  result  3 targets               no changes  Ada, 9999999
        6  2026-11-22T09:00:00Z  result  orchestra on a          no changes  Ada, 6666666
        5  2026-11-22T09:00:00Z  result  orchestra on directory  no changes  Ada, 4f2c9ab
      "
    `);
  });

  it('says so where there is nothing', () => {
    expect(renderLogText({ ref, tip: null, behind: null, entries: [] })).toBe(
      'The ledger `bylaw/ledger` is empty: nothing has been applied yet.\n',
    );
    expect(renderLogText({ ref, tip: commit, behind: null, entries: [] })).toBe(
      'No entry of `bylaw/ledger` matches.\n',
    );
  });
});
