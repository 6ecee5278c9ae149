import { describe, expect, it } from 'vitest';
import { renderAuditShowText } from '../../src/report/render-audit-show-text.ts';
import { commit, entry, outcome } from './orchestra-entry.ts';

const players = Array.from({ length: 1_200 }, (_, index) => `player-${index + 1}`);
const opening = entry({
  outcomes: [
    outcome('team:orchestra/strings'),
    ...players.map((name) => outcome(`member:orchestra/${name}`)),
    outcome('member:orchestra/zoe', { status: 'failed', message: 'the name is taken' }),
    ...players
      .slice(0, 30)
      .map((name) => outcome(`team-member:orchestra/winds/${name}`, { action: 'delete' })),
  ],
});
const files = players.map((name) => ({
  path: `organizations/orchestra/targets/directory/managed/member/${name}.json`,
  status: 'added' as const,
  before: null,
  after: { status: 'active' },
}));

describe('a long entry', () => {
  it('tells many creations as one, and what failed or went by itself', () => {
    const text = renderAuditShowText({ commit, entry: opening, files });
    expect(text.split('\n').length).toBeLessThan(60);
    expect(text).toContain('  create member: player-1, player-2,');
    expect(text).toContain('player-8 and 1,192 more (--full lists them)');
    expect(text).toContain('  + organizations/orchestra/targets/directory/managed/member/: player-1.json,');
    expect(text).toContain('applied create team:orchestra/strings');
    expect(text).toContain('failed  create member:orchestra/zoe: the name is taken');
    expect(text.match(/applied delete team-member:/g)).toHaveLength(30);
  });

  it('is listed whole with --full', () => {
    const text = renderAuditShowText({ commit, entry: opening, files }, { full: true });
    expect(text).toContain('applied create member:orchestra/player-1200');
    expect(text).toContain('member/player-1200.json');
    expect(text).not.toContain('--full');
  });

  it('folds what an intent is about to create', () => {
    const changes = players.map((name) => ({
      ...outcome(`member:orchestra/${name}`),
      before: null,
      after: {},
    }));
    const { outcomes: _, ...intent } = { ...opening, kind: 'intent' as const, changes };
    expect(renderAuditShowText({ commit, entry: intent, files: [] })).toContain('  create member: player-1,');
  });
});
