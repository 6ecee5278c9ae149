import type { TextRule } from '../schema/schema-error.ts';
import type { Description } from './description.ts';
import { suggestDate } from './suggest-date.ts';
import { suggestName } from './suggest-name.ts';

/** A text of the wrong form in words, with the text that was meant where that can be told. */
export function describePattern(
  mistake: TextRule & { readonly found: string },
  on: 'key' | 'value',
): Description {
  const { found, explanation } = mistake;
  const what = `${on === 'key' ? 'the key ' : ''}\`${found.length > 80 ? `${found.slice(0, 80)}…` : found}\``;
  if (isDateRule(mistake)) {
    return {
      code: 'parse/malformed-date',
      message: `${what} is not a date that can be read`,
      hint: suggestDate(found, wantsTime(mistake)),
    };
  }
  if (!mistake.pattern.includes(nameCore)) {
    return { code: 'parse/malformed-value', message: `${what} is malformed: ${explanation}` };
  }
  const suggested = suggestName(mistake);
  const hint = suggested === undefined ? {} : { hint: `write \`${suggested}\`` };
  return { code: 'parse/malformed-name', message: `${what} is malformed: ${explanation}`, ...hint };
}

/** What every pattern of a name holds, alone or behind a prefix. */
const nameCore = '[a-z0-9]([a-z0-9._-]{0,61}[a-z0-9])?';

/** Whether a text is to be a date or a time. */
export function isDateRule({ pattern }: TextRule): boolean {
  return pattern.startsWith('^(\\d{4}-(');
}

/** Of a date: whether a day alone is not enough. */
export function wantsTime({ pattern }: TextRule): boolean {
  return isDateRule({ pattern, explanation: '' }) && !pattern.endsWith(')?$');
}
