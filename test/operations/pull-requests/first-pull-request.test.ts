import { expect, test } from 'vitest';
import { titleOf } from '../../../src/report/pull-request/plan-check.ts';
import { renderPlanComment } from '../../../src/report/pull-request/render-plan-comment.ts';
import { reviewNotes } from '../../../src/report/pull-request/review-notes.ts';
import { standingOf } from '../../../src/report/pull-request/standing-of.ts';
import { smallFiles } from '../../report/pull-request/look/scene-files.ts';
import { approvalBy, review } from '../../report/pull-request/look/scenes.ts';

const nothing = { 'README.md': 'nothing yet\n' };

test('of the first files everything is new, and nobody whom they name approves them', async () => {
  const reviewed = await review(nothing, smallFiles(), [approvalBy(3, 'bob')]);
  expect(reviewed.diagnostics).toEqual([]);
  expect(standingOf(reviewed)).toBe('needs-approval');
  expect(reviewed.approvals.flatMap(({ counted }) => counted.flatMap(({ given }) => given))).toEqual([]);
  expect(renderPlanComment(reviewed)).toContain('**Everything here is new:** `main` declares nothing yet');
  expect(renderPlanComment(reviewed)).toContain('`member/carla` gains');
});

test('of the first files without a guardrail, too, it is said that nobody approved them', async () => {
  const [file, text = ''] =
    Object.entries(smallFiles()).find(([path]) => path.endsWith('organization.yaml')) ?? [];
  const bare = {
    ...smallFiles(),
    [String(file)]: text.replace(/---\napiVersion: bylaw\/v1\nkind: Guardrail[\s\S]*?(?=---|$)/, ''),
  };
  const reviewed = await review(nothing, bare);
  expect(standingOf(reviewed)).toBe('needs-approval');
  expect(titleOf(reviewed)).toBe('everything is new: nobody can approve it yet');
  expect(reviewNotes(reviewed)).toEqual([
    { message: 'pull request 12: needs approval (everything is new: nobody can approve it yet)' },
  ]);
});

test('a base whose files have errors is told, and by what', async () => {
  const broken = smallFiles({ support: 'nobody-here' });
  await expect(review(broken, smallFiles())).rejects.toMatchObject({
    code: 'pull-request/invalid-base',
    message: expect.stringMatching(
      /the files of `main`, which it is proposed to, have errors: .*nobody-here/,
    ),
    hint: expect.stringContaining('who has to agree to what nobody can say'),
  });
});
