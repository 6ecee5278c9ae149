import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineChanges } from '../../src/report/line-changes.ts';
import { unifiedDiff } from '../../src/report/unified-diff.ts';

const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 });

/** The length of the longest common subsequence, the slow way. */
function shared([first, ...old]: readonly string[], now: readonly string[]): number {
  if (first === undefined || now.length === 0) return 0;
  const at = now.indexOf(first);
  const without = shared(old, now);
  return at < 0 ? without : Math.max(without, 1 + shared(old, now.slice(at + 1)));
}

test('the changes of lines give both texts, and are as few as can be', () => {
  fc.assert(
    fc.property(lines, lines, (old, now) => {
      const changes = lineChanges(old, now);
      expect(changes.filter(({ is }) => is !== 'added').map(({ line }) => line)).toEqual(old);
      expect(changes.filter(({ is }) => is !== 'removed').map(({ line }) => line)).toEqual(now);
      expect(changes.filter(({ is }) => is === 'same')).toHaveLength(shared(old, now));
    }),
  );
});

test('changes far from each other are told apart, with three lines around each', () => {
  const before = Array.from({ length: 30 }, (_, index) => `line ${index + 1}\n`);
  const after = before.toSpliced(1, 1).toSpliced(24, 1, 'new\n', 'newer\n');
  expect(unifiedDiff('f.yaml', before.join(''), after.join(''))).toBe(`--- a/f.yaml
+++ b/f.yaml
@@ -1,5 +1,4 @@
 line 1
-line 2
 line 3
 line 4
 line 5
@@ -23,7 +22,8 @@
 line 23
 line 24
 line 25
-line 26
+new
+newer
 line 27
 line 28
 line 29
`);
});

test('a file that comes or goes has no other side', () => {
  expect(unifiedDiff('f.yaml', '', 'a\n')).toBe('--- /dev/null\n+++ b/f.yaml\n@@ -0,0 +1,1 @@\n+a\n');
  expect(unifiedDiff('f.yaml', 'a\n', '')).toBe('--- a/f.yaml\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-a\n');
});
