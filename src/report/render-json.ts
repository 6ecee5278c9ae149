import { unseen } from './sanitize-text.ts';

/**
 * Exactly the data as JSON, laid out for people. What a terminal or a log would act on, or a reader could not see, is
 * written as an escape, which means the same.
 */
export function renderJson(data: unknown): string {
  const text = JSON.stringify(data, null, 2).replace(unseen, escapeUnits);
  return `${text.replace(/##(?=[a-z]*\[)/gi, '#\\u0023')}\n`;
}

function escapeUnits(characters: string): string {
  return Array.from({ length: characters.length }, (_, unit) => {
    const code = characters.charCodeAt(unit).toString(16);
    return `\\u${code.padStart(4, '0')}`;
  }).join('');
}
