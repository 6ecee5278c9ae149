import { drift } from '../operations/drift/drift.ts';
import { driftDiagnostics } from '../report/drift/drift-diagnostics.ts';
import { hasDrift } from '../report/drift/drift-report.ts';
import { renderDriftMarkdown } from '../report/drift/render-drift-markdown.ts';
import { renderDriftText } from '../report/drift/render-drift-text.ts';
import { plain } from '../report/style.ts';
import { foundIn, type Outcome, type Run } from './outcome.ts';

/** What others changed in the targets since the last apply. */
export async function runDrift({ session, inputs: { organizations, targets } }: Run): Promise<Outcome> {
  const result = await drift(session, {
    ...(organizations === undefined ? {} : { organizations }),
    ...(targets === undefined ? {} : { targets }),
  });
  const diagnostics = driftDiagnostics(result);
  const isDrifted = hasDrift(result);
  return {
    text: renderDriftText(result, { style: plain, full: false, notes: result.notes }),
    summary: renderDriftMarkdown(result),
    diagnostics,
    found: foundIn(diagnostics, { changes: isDrifted }),
    failsOn: ['error', 'changes'],
    isFailed: false,
    outputs: {
      changes: result.sections.flatMap(({ objects }) => objects.flatMap(({ changes }) => changes)).length,
      standing: isDrifted ? 'drift' : 'fine',
    },
  };
}
