import { describe, expect, it } from 'vitest';
import { fitBlock } from '../../src/report/fit-block.ts';
import { renderFieldChanges } from '../../src/report/render-field-changes.ts';
import { renderPlanMarkdown } from '../../src/report/render-plan-markdown.ts';
import { renderPlanText } from '../../src/report/render-plan-text.ts';
import { fc } from '../properties.ts';
import { change, planOf, section } from './orchestra-plan.ts';

const pad = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}-${index}`);

describe('changes too long to show', () => {
  it('shows what differs of a long list, not the list', () => {
    const before = pad('scores', 10_000);
    const after = [...before.slice(0, 9_000), 'tuba', ...before.slice(9_001)];
    expect(renderFieldChanges({ on: before }, { on: after }, false)).toEqual(['on: + tuba  - scores-9000']);
  });

  it('counts what it does not show, added and removed, and says how to see it', () => {
    const [line = '', ...others] = renderFieldChanges(
      { on: pad('old', 500) },
      { on: [...pad('new', 1_500), 'krn:orchestra:*'] },
      false,
    );
    expect(others).toEqual([]);
    expect(line).toMatch(
      /^on: \+ new-0 {2}\+ new-1 .* … and 1,489 more added {2}- old-0 .* … and 488 more removed \(--full shows all\)$/,
    );
    expect(line.length).toBeLessThan(1_000);
  });

  it('shows entries whole that would read alike, and says where only what is not seen differs', () => {
    const same = 'a'.repeat(118);
    expect(renderFieldChanges({ on: [`${same}1`] }, { on: [`${same}2`] }, false)).toEqual([
      `on: + ${same}2  - ${same}1`,
    ]);
    expect(renderFieldChanges({ name: 'short\u200b' }, { name: 'short' }, false)).toEqual([
      'name: short → short (they differ in what is not shown)',
    ]);
  });

  it('marks what gives or takes access where the verb does not say so', () => {
    const marked = (over: Parameters<typeof change>[0]) =>
      renderPlanText(planOf(section({ changes: [change(over)] }))).split('\n')[3];
    const address = 'role:orchestra/player';
    expect(marked({ action: 'update', address, effect: 'gain' })).toContain('(gives access)');
    expect(marked({ action: 'delete', address, effect: 'gain' })).toContain('(gives access)');
    expect(marked({ action: 'create', address, effect: 'gain' })).not.toContain('access');
    expect(marked({ action: 'create', address, effect: 'loss' })).toContain('(takes access)');
  });

  it('shows in Markdown what takes access, however many other changes of its kind there are', () => {
    const players = pad('player', 200).map((name) =>
      change({ action: 'create', address: `role:orchestra/${name}`, after: { name } }),
    );
    const gone = change({ action: 'delete', address: 'role:orchestra/soloist', effect: 'both' });
    const text = renderPlanMarkdown(planOf(section({ changes: [...players, gone] })));
    expect(text).toContain('| - | `role:orchestra/soloist` | gives and takes access |');
    expect(text).toContain('151 more');
  });

  it('leaves out a row that does not fit, not those behind it', () => {
    const block = { title: 'roles', head: '', rows: ['x'.repeat(4_000), 'short'], count: 2 };
    expect(fitBlock(block, 3_500)).toBe('short\n\n… and 1 more: see `bylaw plan --full`.');
  });

  it('shows with --full every entry', () => {
    const [line = ''] = renderFieldChanges(
      { on: [] },
      { on: [...pad('new', 10_000), 'krn:orchestra:*'] },
      true,
    );
    expect(line).toContain('+ new-9999  + krn:orchestra:*');
    expect(line).not.toContain('…');
  });

  it('goes into a map to what differs in it', () => {
    const oneOf = pad('role', 300);
    expect(
      renderFieldChanges({ roles: { oneOf } }, { roles: { oneOf: [...oneOf, 'owner'] } }, false),
    ).toEqual(['roles.oneOf: + owner']);
    expect(
      renderFieldChanges(
        { github: { privacy: 'secret' } },
        { github: { privacy: 'closed', notify: true } },
        false,
      ),
    ).toEqual(['github.notify: (none) → true', 'github.privacy: secret → closed']);
  });

  it('shows two long texts where they part', () => {
    const same = 'the same words again and again, '.repeat(200);
    const [line = ''] = renderFieldChanges(
      { description: `${same}but not here` },
      { description: `${same}nor there` },
      false,
    );
    expect(line).toMatch(/…[^"]*but not here" → "…[^"]*nor there"/);
    expect(line).toMatch(/\(--full shows all\)$/);
    expect(line.length).toBeLessThan(300);
  });

  it('names every field of what is created, however long one before it is', () => {
    const eve = change({
      action: 'create',
      address: 'member:orchestra/eve',
      after: { displayName: 'E'.repeat(5_000), boundary: [...pad('policy', 200)], role: 'owner' },
    });
    const text = renderPlanText(planOf(section({ changes: [eve] })));
    expect(text).toMatch(/boundary: \[policy-0, .* … 1\d\d more\], role: owner \(--full shows all\)/);
    const whole = renderPlanText(planOf(section({ changes: [eve] })), { full: true });
    expect(whole).toContain('E'.repeat(5_000));
    expect(whole).toContain('policy-199], role: owner');
  });

  it('shows with --full what an object held that is deleted', () => {
    const gone = change({ action: 'delete', address: 'member:orchestra/eve', before: { role: 'owner' } });
    expect(renderPlanText(planOf(section({ changes: [gone] })), { full: true })).toContain('role: owner');
  });

  it('keeps each change within bounds, and hides nothing of it with --full', () => {
    const word = fc.integer({ min: 0, max: 9_999 }).map((number) => `w${number}z`);
    const value = fc.letrec((tie) => ({
      json: fc.oneof(
        { depthSize: 'small' },
        word,
        word.map((text) => text.repeat(100)),
        fc.array(tie('json'), { maxLength: 15 }),
        fc.dictionary(word, tie('json'), { maxKeys: 40 }),
      ),
    })).json as fc.Arbitrary<never>;
    const fields = fc.dictionary(word, value, { maxKeys: 40 });
    fc.assert(
      fc.property(fields, fields, (before, after) => {
        const short = renderFieldChanges(before, after, false).join('\n');
        expect(short.length).toBeLessThan(60_000);
        const whole = renderFieldChanges(before, after, true).join('\n');
        expect(whole).not.toContain('…');
        expect(short.includes('--full')).toBe(short !== whole);
        // A field that only one side has is there with every word of its value.
        for (const [name, only] of Object.entries(after)) {
          if (name in before) continue;
          for (const each of JSON.stringify(only).match(/w\d+z/g) ?? []) expect(whole).toContain(each);
        }
      }),
      { numRuns: 60 },
    );
  });
});
