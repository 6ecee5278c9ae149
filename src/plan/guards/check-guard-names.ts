import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import { didYouMean } from '../../diagnostic/nearest-name.ts';
import type { Target } from '../../model/model.ts';
import { guardNames, limitedGuardNames } from './check-guards.ts';

/** What a target may allow: the guards of plans, and what a system cannot hold just as it is declared. */
const allowable: readonly string[] = [...guardNames, 'not-enforceable'];

/** Every guard that a target names must exist, and one with a limit must have one to set. */
export function checkGuardNames(target: Target): readonly PlacedDiagnostic[] {
  const { origin } = target;
  const limits = Object.keys(target.guards)
    .filter((guard) => !limitedGuardNames.includes(guard))
    .map((guard) => {
      const message = guardNames.includes(guard)
        ? `guard \`${guard}\` has no limit to set`
        : `no guard is called \`${guard}\``;
      return createDiagnostic('plan/unknown-guard', {
        message,
        at: {
          file: origin.file,
          document: origin.document,
          path: [...origin.path, 'guards', guard],
          on: 'key' as const,
        },
        ...didYouMean(guard, limitedGuardNames, `guards with a limit are ${limitedGuardNames.join(', ')}`),
      });
    });
  const allowances = target.allow.flatMap(({ guard }, index) => {
    if (allowable.includes(guard)) return [];
    const path = [...origin.path, 'allow', index, 'guard'];
    return createDiagnostic('plan/unknown-guard', {
      message: `no guard is called \`${guard}\``,
      at: { file: origin.file, document: origin.document, path, on: 'value' as const },
      ...didYouMean(guard, allowable, `guards are ${allowable.join(', ')}`),
    });
  });
  return [...limits, ...allowances];
}
