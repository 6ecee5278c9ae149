import { expect, it } from 'vitest';
import { renderPlanText } from '../../src/report/render-plan-text.ts';
import { change, planOf, section } from './orchestra-plan.ts';

it('a policy edit tells its version first, and digests in short', () => {
  const edited = change({
    action: 'update',
    address: 'policy:orchestra/read-scores',
    before: { digest: 'a'.repeat(64), version: 1 },
    after: { digest: 'b'.repeat(64), version: 2 },
  });
  const created = change({
    action: 'create',
    address: 'policy:orchestra/edit-scores',
    after: { version: 1, digest: 'c'.repeat(64) },
  });
  const text = renderPlanText(planOf(section({ changes: [edited, created] })));
  expect(text.split('\n\nAccess')[0]).toMatchInlineSnapshot(`
    "orchestra on directory

      policies
        ~ policy:orchestra/read-scores
            version: 1 → 2
            digest: aaaaaaaaaa → bbbbbbbbbb
        + policy:orchestra/edit-scores  version: 1, digest: cccccccccc"
  `);
});
