import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';

type Environment = Readonly<Record<string, string | undefined>>;

/** What the runner shows of a step's summary; a longer one it drops whole. */
const mostSummary = 1024 * 1024;

/** Gives outputs to the steps that come after. Outside of a workflow nobody asks for them. */
export function writeOutputs(
  outputs: Readonly<Record<string, string>>,
  { GITHUB_OUTPUT: path = '' }: Environment,
): void {
  if (path === '') return;
  const lines = Object.entries(outputs).map(([name, value]) => {
    // Nobody can end a value early who does not know the word.
    const end = `end-${randomUUID()}`;
    return `${name}<<${end}\n${value}\n${end}\n`;
  });
  appendFileSync(path, lines.join(''));
}

/** Adds Markdown to the summary of the job. */
export function writeSummary(markdown: string, { GITHUB_STEP_SUMMARY: path = '' }: Environment): void {
  if (path === '' || markdown === '') return;
  const fits = Buffer.byteLength(markdown) < mostSummary - 1024;
  appendFileSync(
    path,
    fits ? `${markdown.trimEnd()}\n\n` : 'There is more to say than a summary holds: see the log.\n\n',
  );
}
