import { describe, expect, it } from 'vitest';
import { isRefused } from '../../src/plan/is-refused.ts';
import type { Change, PlanSection } from '../../src/plan/plan.ts';
import { renderPlanMarkdown } from '../../src/report/render-plan-markdown.ts';
import { fc } from '../properties.ts';
import { change as accessChange, diffOf } from './access-diff/sample-diff.ts';
import { change, planOf, section } from './orchestra-plan.ts';

/** What GitHub takes of a comment; it counts characters, and no text has fewer bytes than characters. */
const limit = 65_536;

/** Texts that Markdown writes many times as long, of several bytes a character, or with what must not be halved. */
const words = fc.constantFrom(
  '$',
  '@ana ',
  '<b>',
  '|',
  '`',
  '```\n',
  'www.',
  '𝄞',
  '漢',
  'a',
  '#1 ',
  '<!--',
  '<sub>',
);
const text = fc
  .tuple(fc.array(words, { minLength: 1, maxLength: 4 }), fc.constantFrom(1, 1, 3, 40, 600))
  .map(([parts, count]) => parts.join('').repeat(count));
const many = <T>(one: fc.Arbitrary<T>) =>
  fc.tuple(fc.array(one, { maxLength: 4 }), fc.constantFrom(1, 1, 12)).map(([some, count]) => {
    return Array.from({ length: some.length * count }, (_, index) => some[index % some.length] as T);
  });
const fields = fc.dictionary(text, fc.oneof(text, many(text), fc.dictionary(text, text)), { maxKeys: 4 });
const kinds = fc.constantFrom(
  'member:o/a',
  'team:o/',
  'binding:o/team/a#',
  'role:o/',
  'policy:o/',
  'zone:o/',
  '',
);
const changes = fc
  .record({
    action: fc.constantFrom('create' as const, 'update' as const, 'delete' as const, 'rename' as const),
    address: fc.tuple(kinds, text).map(([kind, name]) => `${kind}${name}`),
    before: fields,
    after: fields,
    reason: text,
  })
  .map((one): Change => change(one));
const guard = fc.record({
  guard: text,
  message: text,
  limit: fc.constant(null),
  planned: fc.constant(null),
  allow: text,
});
/** Many rows of middling texts: very long ones are looked at by themselves. */
const word = fc.tuple(words, fc.constantFrom(1, 30)).map(([part, count]) => part.repeat(count));
const accessChanges = fc
  .record({
    kind: fc.constantFrom('gained' as const, 'lost' as const, 'wider' as const, 'unknown' as const),
    principals: fc.array(word, { maxLength: 3 }),
    actions: fc.array(word, { maxLength: 3 }),
    privileged: fc.boolean(),
    resources: fc.array(
      fc.record({ pattern: word, extent: fc.constantFrom('whole' as const, 'part' as const) }),
    ),
    when: many(fc.dictionary(word, fc.dictionary(word, word, { maxKeys: 2 }), { maxKeys: 2 })),
    unless: many(fc.dictionary(word, fc.dictionary(word, word, { maxKeys: 2 }), { maxKeys: 2 })),
    routes: fc.array(
      fc.record({
        steps: fc.array(fc.record({ is: fc.constant('role' as const), name: word })),
        principals: fc.nat(9),
      }),
    ),
    moreRoutes: fc.nat(9),
    risk: fc.record({
      level: fc.constantFrom('high' as const, 'none' as const),
      reasons: fc.array(
        fc.record({
          because: fc.constant('everything' as const),
          level: fc.constant('low' as const),
          message: word,
        }),
      ),
    }),
  })
  .map((one) => accessChange(one));
const access = many(accessChanges).map((found) => ({
  status: 'evaluated' as const,
  system: 'directory',
  notes: [],
  ...diffOf(found),
}));
const approvals = fc
  .array(
    fc.record({
      guardrail: word,
      askedBy: fc.constant(['base' as const]),
      by: fc.array(word, { maxLength: 3 }),
      count: fc.nat(9),
      because: fc.array(
        fc.record({ message: word, principals: fc.array(word, { maxLength: 3 }), changes: fc.constant([]) }),
      ),
    }),
  )
  .map((needed) => ({ status: 'evaluated' as const, needed }));
const sections: fc.Arbitrary<PlanSection> = fc
  .record({
    organization: text,
    target: text,
    changes: many(changes),
    held: many(changes),
    publishes: many(
      fc.record({ policy: text, version: fc.constant(2), digest: text, previous: fc.constant(1) }),
    ),
    adopts: many(text),
    letGo: many(fc.record({ address: text, fields: many(text) })),
    guards: many(guard),
    access,
    approvals,
  })
  .map((one) => section(one));

describe('the size of a plan as Markdown', () => {
  it('fits into a comment, whole rows of it, whatever is planned', () => {
    fc.assert(
      fc.property(many(sections), many(fc.record({ message: text })), (all, notes) => {
        const markdown = renderPlanMarkdown(planOf(...all), notes);
        expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(limit);
        expectWhole(markdown);
        // What refuses is told, or counted, in each section that there is room for.
        const told = markdown.split('\n### ').slice(1);
        const refused = all.filter(isRefused).length;
        expect(told.filter((part) => /refuses:\*\*|\*\*refused\*\*: /.test(part)).length).toBe(
          Math.min(refused, told.length),
        );
      }),
      { numRuns: 25 },
    );
  });

  it('counts what it leaves out', () => {
    const members = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        change({
          action: 'create',
          address: `member:orchestra/player-${index}`,
          after: { note: '$'.repeat(79) },
        }),
      );
    const markdown = renderPlanMarkdown(planOf(section({ changes: members(3_000) })));
    const rows = markdown.match(/^\| \+ \|/gm) ?? [];
    expect(rows.length).toBeGreaterThan(10);
    expect(markdown).toContain(
      `… and ${(3_000 - rows.length).toLocaleString('en')} more: see \`bylaw plan --full\`.`,
    );
  });

  it('leaves out what neither takes nor gives access before what does', () => {
    const told = Array.from({ length: 60 }, (_, index) =>
      change({ action: 'update', address: `binding:o/member/m${index}#1`, effect: 'none' }),
    );
    const gain = change({ action: 'create', address: 'binding:o/member/mallory#1', effect: 'gain' });
    const loss = change({ action: 'update', address: 'binding:o/member/ana#1', effect: 'loss' });
    const rows = renderPlanMarkdown(planOf(section({ changes: [...told, gain, loss] }))).match(
      /^\| [~+-] .*/gm,
    );
    expect(rows?.slice(0, 3).map((row) => /member\/(\w+)/.exec(row)?.[1])).toEqual(['ana', 'mallory', 'm0']);
    expect(rows).toHaveLength(50);
  });

  it('counts each of very many sections, or how many there are', () => {
    const all = Array.from({ length: 2_000 }, (_, index) =>
      section({ organization: `org-${index}`, changes: [change({ action: 'create', address: 'team:o/a' })] }),
    );
    const markdown = renderPlanMarkdown(planOf(...all));
    const told = markdown.match(/^### /gm) ?? [];
    expect(told.length).toBeGreaterThan(50);
    expect(markdown).toContain(`… and ${(2_000 - told.length).toLocaleString('en')} more sections`);
    expect(markdown).toContain('… and 1,950 more: see');
    expect(markdown).toContain('Plan: 2,000 to create');
  });

  it('tells the section that is refused where there is not room for all', () => {
    const long = Array.from({ length: 50 }, (_, index) =>
      change({
        action: 'create',
        address: `member:orchestra/player-${index}`,
        after: { note: '漢'.repeat(79) },
      }),
    );
    const refusal = {
      guard: 'minimum-owners',
      message: 'one owner is left',
      limit: 2,
      planned: 1,
      allow: 'a flag',
    };
    const all = Array.from({ length: 40 }, (_, index) =>
      section({ organization: `org-${index}`, changes: long }),
    );
    const markdown = renderPlanMarkdown(
      planOf(...all, section({ organization: 'last', changes: long, guards: [refusal] })),
    );
    expect(markdown).toContain(
      '### last on directory\n\n**refused**\n\n- **guard `minimum-owners` refuses:** one owner is left',
    );
    expect(markdown.indexOf('A guard refuses it')).toBeLessThan(200);
  });
});

/** No row without its end, no HTML or comment that is open, no fence. */
function expectWhole(markdown: string): void {
  const lines = markdown.split('\n');
  const shown = markdown.replaceAll('\\`', '').replace(/`[^`\n]*`/g, '');
  for (const line of lines.filter((one) => one.startsWith('|'))) expect(line.slice(-80)).toMatch(/\|$/);
  for (const [open, close] of [
    ['<span>', '</span>'],
    ['<sub>', '</sub>'],
    ['<!-- ', '-->'],
  ] as const) {
    expect(shown.split(open).length).toBe(shown.split(close).length);
  }
  expect(lines.filter((line) => line.startsWith('```'))).toEqual([]);
  expect(markdown.endsWith('</sub>\n')).toBe(true);
}
