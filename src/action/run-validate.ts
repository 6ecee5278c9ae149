import { validate } from '../operations/validate.ts';
import { renderDiagnosticsMarkdown } from '../report/render-diagnostics-markdown.ts';
import { renderValidateText } from '../report/render-validate-text.ts';
import { foundIn, type Outcome, type Run } from './outcome.ts';

/** Every mistake in the files. */
export async function runValidate({ session, inputs: { organizations } }: Run): Promise<Outcome> {
  const result = await validate(session, organizations === undefined ? {} : { organizations });
  const { diagnostics } = result;
  const found = foundIn(diagnostics);
  return {
    text: renderValidateText(result),
    summary: renderDiagnosticsMarkdown('Access files', diagnostics),
    diagnostics,
    found,
    failsOn: ['error'],
    isFailed: false,
    outputs: { standing: found.has('error') ? 'errors' : 'fine' },
  };
}
