import { quotePath } from './quote-path.ts';

/** What to do with a repository that was written. */
export function renderNextSteps(
  { out, isRepository }: { readonly out: string; readonly isRepository: boolean },
  subject: string,
): string[] {
  return [
    '',
    'Next:',
    ...(out === '.' ? [] : [`  cd ${quotePath(out)}`]),
    ...(isRepository ? [] : ['  git init']),
    `  git add . && git commit -m "${subject}"`,
    '  bylaw validate',
    '  bylaw plan',
    '  bylaw apply',
  ];
}
