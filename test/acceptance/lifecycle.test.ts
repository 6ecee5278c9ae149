import { expect, test } from 'vitest';
import type { InvitationReport } from '../../src/report/invitations/invitation-reports.ts';
import { makeWorkbench } from './workbench.ts';

/** How somebody at Acme lives through an invitation, on the built command. */
test('a member is invited, waits, accepts, and others let it expire or are uninvited', {
  timeout: 60_000,
}, () => {
  const home = makeWorkbench({}, 'resident');
  home.bylaw('init', 'acme', '--template', 'owner-member');
  const bench = home.at(`${home.folder}/acme`);
  bench.commit('Start');
  const first = bench.bylaw('apply', '--yes');
  expect(first.stdout).not.toContain('invited');
  expect(bench.bylaw('invitation', 'list').stdout).toBe('0 open invitations of acme\n');

  const invite = ['member', 'invite', 'noor@acme.example', 'sami@acme.example', 'tove@acme.example'];
  expect(bench.bylaw(...invite).code).toBe(0);
  bench.commit('Invite noor, sami and tove');
  const applied = bench.bylaw('apply', '--yes');
  const codes = [...applied.stdout.matchAll(/invited (\w+) \(\S+\), until \S+: one-time code (\S+)/g)];
  expect(codes.map(([, member]) => member)).toEqual(['noor', 'sami', 'tove']);
  const code = codes[0]?.[2] ?? '';

  const question = ['access', 'check', 'noor', 'workspace:people.view'];
  expect(bench.bylaw(...question)).toMatchObject({
    code: 3,
    stdout: expect.stringContaining('noor has not accepted the invitation yet'),
  });
  const list = bench.bylaw('invitation', 'list').stdout;
  expect(list).toMatch(/^3 open invitations of acme\n\nmember .*\nnoor +noor@acme\.example +pending +/);

  const wrong = bench.bylaw('invitation', 'accept', 'noor', '--code', 'abcd-efgh');
  expect(wrong).toMatchObject({ code: 1, stdout: '' });
  expect(wrong.stderr).toContain('that is not the one-time code of `noor`');
  const accepted = bench.bylaw('invitation', 'accept', 'noor', '--code', code, '--identity', 'github=noor-b');
  expect(accepted.stdout).toMatch(/^noor accepted as noor-b \(github\), and is a member of acme now\.\n/);
  expect(bench.bylaw(...question).code).toBe(0);
  expect(bench.bylaw('invitation', 'accept', 'noor', '--code', code).stderr).toContain(
    'accepted the invitation',
  );

  const again = bench.json<InvitationReport>('invitation', 'resend', 'sami');
  expect(again.sent?.code).not.toBe(codes[1]?.[2]);
  const cancelled = bench.bylaw('invitation', 'cancel', 'tove');
  expect(cancelled.stdout).toMatch(/^The invitation of tove is cancelled: .*\n-.*tove/s);
  bench.commit('Cancel the invitation of tove');
  expect(bench.bylaw('apply', '--yes').stdout).toContain('1 change applied');
  expect(bench.bylaw('apply', '--yes').stdout).toContain('Nothing to do');

  const log = bench.bylaw('log').stdout;
  for (const told of [
    /result .* 1 applied; removed: tove /,
    /event .* invitation cancelled, member:acme\/tove /,
    /event .* invitation sent again, member:acme\/sami /,
    /event .* invitation accepted, member:acme\/noor /,
    /result .* 3 applied; invited: noor, invited: sami, invited: tove /,
  ])
    expect(log).toMatch(told);
  expect(log).not.toContain(code);
});
