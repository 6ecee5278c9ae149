import { countOf } from './count-of.ts';
import { quotePath } from './quote-path.ts';
import { sanitizeLine } from './sanitize-text.ts';

export interface InitReport {
  readonly directory: string;
  readonly template?: string;
  readonly written: readonly string[];
  readonly gitInitialised: boolean;
  readonly lacksAction?: boolean;
  readonly rewritten?: boolean;
}

/** What a starter repository holds, and the commands that come next. */
export function renderInitText(report: InitReport): string {
  const { directory, template, written, gitInitialised } = report;
  const lines = written.map((path) => `  ${sanitizeLine(path)}`);
  if (report.rewritten) return ['Wrote where the Action is into:', ...lines, ''].join('\n');
  const git = gitInitialised ? ', Git initialised' : '';
  const what = template === undefined ? 'for GitHub' : `of the template \`${template}\``;
  const wrote = `Wrote ${countOf(written.length, 'file')} ${what} to ${sanitizeLine(directory)}${git}:`;
  if (template === undefined) return [wrote, ...lines, '', ...onGitHub(report)].join('\n');
  return [
    wrote,
    ...lines,
    '',
    ...organizationsIn(written),
    'Next:',
    ...(directory === '.' ? [] : [`  cd ${quotePath(directory)}`]),
    '  git add . && git commit -m "Start with Bylaw"',
    '  bylaw plan',
    ...(isForGitHub(report) ? ['', ...onGitHub(report)] : ['  bylaw apply', '']),
  ].join('\n');
}

function isForGitHub({ written }: InitReport): boolean {
  return written.includes('.github/SETUP.md');
}

/** An apply in the clone, before anything was pushed, would begin a ledger that no workflow knows. */
function onGitHub(report: InitReport): string[] {
  if (!isForGitHub(report)) return [];
  const lacking =
    report.lacksAction === true ? ', beginning with where its workflows take the Action from' : '';
  return [
    `On GitHub: do once what .github/SETUP.md says${lacking}; then push, and the workflow applies. Apply on a laptop only after that, and after \`git fetch\`.`,
    'Without GitHub: `bylaw apply`.',
    '',
  ];
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
