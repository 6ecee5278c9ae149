import { Refusal } from '../refusal.ts';

/** Counted as JavaScript counts, which is the stricter guess. */
export const longestBody = 65_536;
const longestTitle = 256;

/** Of an issue or a pull request. */
export function mustFitTexts(
  resource: 'Issue' | 'PullRequest',
  texts: { readonly title?: unknown; readonly body?: unknown },
): void {
  for (const [field, most] of [['title', longestTitle] as const, ['body', longestBody] as const]) {
    if (String(texts[field] ?? '').length > most) {
      const message = `${field} is too long (maximum is ${most} characters)`;
      throw new Refusal(422, 'Validation Failed', {
        errors: [{ resource, code: 'custom', field, message }],
      });
    }
  }
}
