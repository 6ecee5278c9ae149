import { expect, test } from 'vitest';
import { gitFailure } from '../../../src/git/native/git-failure.ts';

test('what Git dies of stands last, however much it warned of before', () => {
  const warnings = 'warning: ignoring broken ref refs/heads/old\n'.repeat(1_000);
  const moved = "fatal: cannot lock ref 'refs/heads/main': is at 0a1b but expected 2c3d\n";
  expect(gitFailure('moving refs/heads/main', warnings + moved).code).toBe('git/ref-moved');
});
