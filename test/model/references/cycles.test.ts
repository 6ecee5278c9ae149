import { describe, expect, it } from 'vitest';
import { cyclesOf } from '../../../src/model/references/cycles.ts';

/** Teams `t01` to `tNN`, each below the next and the last below the first. */
function circle(length: number) {
  const name = (index: number) => `t${String(index % length).padStart(2, '0')}`;
  const teams = Array.from({ length }, (_, index) => {
    const origin = { file: 'teams.yaml', document: 0, path: ['items', index] };
    return [name(index), { body: { parent: name(index + 1) }, origin }] as const;
  });
  return cyclesOf(new Map(teams), 'parent');
}

describe('cyclesOf', () => {
  it('names every step of a short one', () => {
    expect(circle(3)).toMatchObject([{ first: 't00', text: '`t00` → `t01` → `t02` → `t00`' }]);
    expect(circle(3)[0]?.places).toHaveLength(3);
    expect(circle(20)[0]?.text).not.toContain('more');
  });

  it('names the first steps of a long one, and says how many follow', () => {
    expect(circle(21)[0]?.text).toContain('`t19` → … 1 more … → `t00`');
    const [long] = circle(30_000);
    expect(long?.text).toContain('… 29,980 more …');
    expect(long?.text.length).toBeLessThan(400);
    expect(long?.places).toHaveLength(20);
  });
});
