import { describe, expect, it } from 'vitest';
import { accessBlocks } from '../../../src/report/access-diff/access-blocks.ts';
import { renderAccessDiffText } from '../../../src/report/access-diff/render-access-diff-text.ts';
import { plain } from '../../../src/report/style.ts';
import { diffOf, route } from './sample-diff.ts';

/** What somebody keeps by several ways, of which the second gives a part. */
const keptByParts = diffOf([], {
  stays: [
    {
      principals: ['member/ana'],
      gone: route(['role/admin']),
      actions: ['a:1', 'a:2', 'a:3', 'a:4'],
      through: [route(['role/writer']), { ...route(['role/reader']), gives: [{ actions: ['a:1', 'a:2'] }] }],
      moreThrough: 2,
    },
  ],
});

describe('what stays by another path', () => {
  it('is told as text with what each way gives, and how many more there are', () => {
    const lines = renderAccessDiffText(keptByParts, { style: plain });
    expect(lines.slice(-7).map((line) => line.replace(/ \(organizations.*/, ''))).toEqual([
      '  = member/ana keeps 4 actions',
      '      actions  a:1, a:2, a:3, a:4',
      '      gone     role/admin',
      '      through  role/writer',
      '               role/reader',
      '                 gives a:1 and a:2',
      '               and 2 more ways',
    ]);
  });

  it('shows a way to each part of it, however many', () => {
    const through = ['a:1', 'a:2', 'a:3', 'a:4'].map((action) => ({
      ...route([`role/of-${action}`]),
      gives: [{ actions: [action] }],
    }));
    const [stay] = keptByParts.stays;
    const diff = diffOf([], { stays: stay === undefined ? [] : [{ ...stay, through }] });
    const lines = renderAccessDiffText(diff, { style: plain });
    expect(lines.filter((line) => line.includes('gives')).map((line) => line.trim())).toEqual(
      ['a:1', 'a:2', 'a:3', 'a:4'].map((action) => `gives ${action}`),
    );
  });

  it('is told so in Markdown', () => {
    expect(accessBlocks(keptByParts).flatMap(({ rows }) => rows.flatMap((row) => row.split('\n')))).toEqual([
      '- `member/ana` keeps 4 actions',
      '  - actions: `a:1`, `a:2`, `a:3`, `a:4`',
      '  - gone: `role/admin`, `organizations/acme/access.yaml:10`',
      '  - through `role/writer`, `organizations/acme/access.yaml:10`',
      '  - through `role/reader`, `organizations/acme/access.yaml:10`, gives `a:1` and `a:2`, and 2 more ways',
    ]);
  });
});
