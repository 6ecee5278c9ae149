import { expect, test } from 'vitest';
import { openCompany } from './company.ts';
import { patience } from './patience.ts';

const readers = 'apiVersion: bylaw/v1\nkind: Team\nname: readers\nmembers: [dora]\nbindings: [reader]\n';

test(
  'merges at once lose nothing, and what came in past the approvers waits for them',
  patience,
  async () => {
    const company = await openCompany('Merges at once, and a push past the approvers');
    const { repository, chronicle, github } = company;

    // Files of their own, so that both merge.
    const first = company.propose('readers', { 'organizations/acme/readers.yaml': readers });
    const second = company.propose('grant', company.files({ support: 'carla, ana' }));
    repository.review(second, 'bob', 'APPROVE');
    const older = repository.merge(first);
    const newer = repository.merge(second);
    const [one, other] = await Promise.all([company.apply(older), company.apply(newer)]);
    chronicle.tell('Two pull requests are merged; the workflow of the first', one);
    chronicle.tell('The workflow of the second, at the same time', other);
    // Whichever came second met the other one, and says so; the newest is run again.
    for (const { code, outputs, stdout } of [one, other])
      if (code !== 0)
        expect(`${outputs.standing} ${stdout}`).toMatch(/refused|apply\/running|apply\/keeps-moving/);
    const settled = await company.apply(newer);
    chronicle.tell('The workflow of the second runs again', settled);
    expect(settled.code).toBe(0);
    expect([company.team('support'), company.team('readers')]).toEqual([['ana', 'carla'], ['dora']]);
    const results = (await company.entries()).filter((entry) => entry.kind === 'result');
    const done = results.flatMap(({ target, outcomes = [] }) =>
      outcomes.map((each) => `${target} ${each.address} ${each.status}`),
    );
    for (const what of ['team-member:acme/readers/dora', 'team-member:acme/support/ana'])
      for (const target of ['directory', 'github'])
        expect(done.filter((each) => each === `${target} ${what} applied`)).toHaveLength(1);

    github.clock.advance(60_000);
    repository.commit('main', company.files({ support: 'carla, ana, dora' }), { author: 'olivia' });
    repository.commit(
      'main',
      { 'organizations/acme/readers.yaml': readers.replace('dora', 'dora, ana') },
      { author: 'olivia' },
    );
    const held = await company.apply();
    chronicle.tell('Olivia pushes without a pull request', held);
    expect([held.code, held.outputs.standing]).toEqual([1, 'held']);
    expect(company.team('readers')).toEqual(['ana', 'dora']);
    const recorded = (await company.entries()).find(
      (entry) => entry.kind === 'result' && entry.target === 'directory',
    );
    expect(recorded).toMatchObject({
      outcomes: expect.arrayContaining([
        expect.objectContaining({ address: 'team-member:acme/support/dora', status: 'held' }),
        expect.objectContaining({ address: 'team-member:acme/readers/ana', status: 'applied' }),
      ]),
    });

    github.clock.advance(60_000);
    const again = await company.apply();
    chronicle.tell('The workflow runs again: nobody approved meanwhile', again);
    expect([again.code, again.outputs.standing]).toEqual([1, 'held']);
    const revert = company.propose('revert', company.files({ support: 'carla, ana' }));
    repository.merge(revert);
    const back = await company.apply();
    chronicle.tell('Ana takes it back, which needs nobody', back);
    expect([back.code, company.team('support')]).toEqual([0, ['ana', 'carla']]);
    const proper = company.propose('dora', company.files({ support: 'carla, ana, dora' }));
    repository.review(proper, 'bob', 'APPROVE');
    repository.merge(proper);
    const free = await company.apply();
    chronicle.tell('And proposes it, so that Bob may agree', free);
    expect([free.code, free.outputs.standing]).toEqual([0, 'applied']);
    expect(company.team('support')).toEqual(['ana', 'carla', 'dora']);
    chronicle.end();
  },
);
