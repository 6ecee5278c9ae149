import { describe, expect, it } from 'vitest';
import { renderPlanText } from '../../src/report/render-plan-text.ts';
import { change, planOf, section } from './orchestra-plan.ts';

const gone = { action: 'delete', effect: 'loss' } as const;
const becauseOf = (address: string) => ({ reason: `\`${address}\` is deleted` });

const dissolved = [
  change({ action: 'delete', address: 'team:orchestra/winds', before: {}, reason: 'no longer declared' }),
  ...['ana', 'ben', 'service-account/tuner'].map((member) =>
    change({
      ...gone,
      address: `team-member:orchestra/winds/${member}`,
      before: { role: member === 'ben' ? 'maintainer' : 'member' },
      ...becauseOf('team:orchestra/winds'),
    }),
  ),
  change({
    ...gone,
    effect: 'replace',
    address: 'team-member:orchestra/winds/cleo',
    before: { role: 'member' },
    ...becauseOf('team:orchestra/winds'),
  }),
  change({
    ...gone,
    address: 'binding:orchestra/team/winds#0a1b2c3d4e',
    before: { role: 'score-reader', zone: 'archive', on: ['krn:orchestra:scores:*'] },
    ...becauseOf('team:orchestra/winds'),
  }),
];

function changesOf(changes: Parameters<typeof section>[0], full = false): string {
  return renderPlanText(planOf(section(changes)), { full }).split('\nAccess ')[0] ?? '';
}

describe('an object that is deleted', () => {
  it('stands with the edges that it held, and names all who lose', () => {
    expect(changesOf({ changes: dissolved })).toMatchInlineSnapshot(`
      "orchestra on directory

        teams
          - team:orchestra/winds  with its 4 members and 1 binding
              members ana, ben as maintainer, service-account/tuner (takes access)
              member cleo (what it gives stays by another path)
              binding score-reader in zone archive on krn:orchestra:scores:* (takes access)
              because no longer declared
      "
    `);
  });

  it('keeps an edge apart whose holder stays, and one that the clock ended', () => {
    const text = changesOf({
      changes: [
        change({ ...gone, address: 'member:orchestra/ana', before: {} }),
        change({ ...gone, address: 'team-member:orchestra/strings/ana', before: { role: 'member' } }),
        change({ ...gone, address: 'team:orchestra/winds', before: {} }),
        change({ ...gone, address: 'team-member:orchestra/winds/eve', before: {}, cause: 'clock' }),
      ],
    });
    expect(text).toContain('- team-member:orchestra/strings/ana  (takes access)');
    expect(text).toContain('- team-member:orchestra/winds/eve  (takes access, by the clock)');
    expect(text).not.toContain('with its');
  });

  it('cuts no name off, however many there are', () => {
    const members = Array.from({ length: 60 }, (_, index) => `violinist-${index + 1}`);
    const text = changesOf({
      changes: [
        change({ action: 'delete', address: 'team:orchestra/strings', before: {} }),
        ...members.map((name) =>
          change({ ...gone, address: `team-member:orchestra/strings/${name}`, before: { role: 'member' } }),
        ),
      ],
    });
    expect(text).toContain('- team:orchestra/strings  with its 60 members');
    for (const name of members) expect(text).toMatch(new RegExp(`\\b${name}\\b`));
    expect(text.split('\n').length).toBeLessThan(25);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(120);
  });

  it('is listed edge by edge with --full, and held back as one', () => {
    expect(changesOf({ changes: dissolved }, true)).toContain('- team-member:orchestra/winds/cleo');
    expect(changesOf({ held: dissolved })).toContain(
      '- team:orchestra/winds  with its 4 members and 1 binding',
    );
  });
});
