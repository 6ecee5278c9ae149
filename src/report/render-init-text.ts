import { countOf } from './count-of.ts';
import { quotePath } from './quote-path.ts';
import { sanitizeLine } from './sanitize-text.ts';

export interface InitReport {
  readonly directory: string;
  readonly template: string;
  readonly written: readonly string[];
  readonly gitInitialised: boolean;
}

/** What a starter repository holds, and the commands that come next. */
export function renderInitText({ directory, template, written, gitInitialised }: InitReport): string {
  const lines = written.map((path) => `  ${sanitizeLine(path)}`);
  const git = gitInitialised ? ', Git initialised' : '';
  return [
    `Wrote ${countOf(written.length, 'file')} of the template \`${template}\` to ${sanitizeLine(directory)}${git}:`,
    ...lines,
    '',
    ...organizationsIn(written),
    'Next:',
    ...(directory === '.' ? [] : [`  cd ${quotePath(directory)}`]),
    '  git add . && git commit -m "Start with Bylaw"',
    '  bylaw plan',
    '  bylaw apply',
    '',
  ].join('\n');
}

/** The name comes from the template, not from the folder. */
function organizationsIn(written: readonly string[]): string[] {
  const files = written.filter((path) => /^organizations\/[^/]+\/organization\.yaml$/.test(path));
  return files.flatMap((path) => {
    const name = sanitizeLine(path.split('/')[1] ?? '');
    if (name !== 'acme') return [];
    return [`The organization is called \`${name}\`: to call it something else, do so before you apply.`, ''];
  });
}
