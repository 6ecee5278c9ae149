import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import { headOf, whatOf, whoOf } from './describe-drift.ts';
import type { DriftReport } from './drift-report.ts';

/** Drift as diagnostics, one an object, at the place where it is declared; with what the targets say themselves. */
export function driftDiagnostics({ sections }: DriftReport): readonly Diagnostic[] {
  return sections.flatMap(({ target, objects, findings }) => [
    ...objects.map(({ object, changes, at }) => {
      const told = changes.map((change) =>
        [headOf(change), ...whatOf(change, false), whoOf(change)].filter((part) => part !== '').join(' '),
      );
      return createDiagnostic('target/drifted', {
        message: `\`${object}\` was changed on ${target}: ${told.join('; ')}`,
        hint: '`bylaw apply` makes it as the files say; `bylaw drift --adopt` writes it into the files',
        ...(at === undefined ? {} : { at }),
      });
    }),
    ...findings,
  ]);
}
