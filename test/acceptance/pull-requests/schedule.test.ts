import { expect, test } from 'vitest';
import { openCompany } from './company.ts';
import { patience } from './patience.ts';

const day = 24 * 60 * 60 * 1000;
const onCall = `apiVersion: bylaw/v1
kind: Team
name: on-call
members: [dora]
bindings: [{role: reader, expires: 2026-11-24}]
`;

test(
  'the clock: what others change is told in one issue, what expires goes by itself',
  patience,
  async () => {
    const company = await openCompany('Drift and the clock');
    const { repository, chronicle, github } = company;
    const { clock } = github;
    const issues = () => [...repository.hosted.issues.values()].map(({ number, state: is }) => [number, is]);

    const calm = await company.drift();
    chronicle.tell('Nobody changed anything', calm);
    expect([calm.code, calm.outputs.standing, issues()]).toEqual([0, 'fine', []]);

    company.join('support', 'dora');
    const found = await company.drift();
    chronicle.tell('Somebody puts Dora into a team on GitHub', found);
    expect([found.code, found.outputs.standing]).toEqual([1, 'drift']);
    expect(issues()).toEqual([[1, 'open']]);
    clock.advance(day / 2);
    const still = await company.drift();
    chronicle.tell('Half a day later she is still there', still);
    expect(still.outputs['issue-url']).toBe(found.outputs['issue-url']);
    expect(issues()).toEqual([[1, 'open']]);

    const repaired = await company.apply('main', 'schedule');
    chronicle.tell('The hourly apply puts it right', repaired);
    expect([repaired.code, repaired.outputs.standing]).toEqual([0, 'applied']);
    expect(company.team('support')).toEqual(['carla']);
    const gone = await company.drift();
    chronicle.tell('And the issue is closed', gone);
    expect([gone.code, issues()]).toEqual([0, [[1, 'closed']]]);

    repository.commit('main', { 'organizations/acme/on-call.yaml': onCall }, { author: 'olivia' });
    expect((await company.apply()).outputs.standing).toBe('applied');
    chronicle.tell('A team may read until the end of tomorrow');
    clock.advance(2 * day);
    const expired = await company.apply('main', 'schedule');
    chronicle.tell('Two days later, at its hour, with no new commit', expired);
    expect([expired.code, expired.outputs.standing, expired.outputs.changes]).toEqual([0, 'applied', '1']);
    const [result] = (await company.entries()).filter((entry) => entry.kind === 'result');
    expect(result).toMatchObject({
      source: company.tip(),
      outcomes: [
        {
          action: 'delete',
          address: expect.stringMatching(/^binding:acme\/team\/on-call#/),
          status: 'applied',
        },
      ],
    });
    expect((await company.apply('main', 'schedule')).outputs.standing).toBe('nothing-to-do');
    chronicle.end();
  },
);
