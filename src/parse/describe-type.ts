import type { Json } from '../digest/json.ts';
import type { TextRule } from '../schema/schema-error.ts';
import { isDateRule, wantsTime } from './describe-pattern.ts';
import { suggestDate } from './suggest-date.ts';

const words: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'a map',
  null: 'empty',
};

interface TypeMistake {
  readonly expected: readonly string[];
  readonly found: Json;
  readonly text?: TextRule;
}

/** A value of the wrong type in words, with how to write the right one. */
export function describeType(
  label: string,
  mistake: TypeMistake,
  source: string | undefined,
): { readonly message: string; readonly hint?: string } {
  const wanted = mistake.expected.map((type) => words[type] ?? type).join(' or ');
  const spelt = source ?? (typeof mistake.found === 'object' ? undefined : String(mistake.found));
  const hint = suggestType(mistake, spelt);
  return {
    message: `${label} must be ${wanted}, not ${nounOf(mistake.found, spelt)}`,
    ...(hint === undefined ? {} : { hint }),
  };
}

function nounOf(found: Json, spelt: string | undefined): string {
  if (found === null) return 'empty';
  if (Array.isArray(found)) return 'a list';
  if (typeof found === 'object') return 'a map';
  if (typeof found === 'string') return `the text \`${shortened(spelt ?? found)}\``;
  return typeof found === 'number' ? `the number \`${spelt}\`` : `\`${spelt}\``;
}

function suggestType({ expected, found, text }: TypeMistake, spelt: string | undefined): string | undefined {
  if (found === null) return 'give it a value, or remove the key';
  if (typeof found === 'object' || spelt === undefined) return undefined;
  if (expected.includes('string') && typeof found !== 'string') return suggestText(spelt, text);
  if (expected.includes('boolean') && /^(?:yes|on|y)$/i.test(spelt)) return 'write `true`';
  if (expected.includes('boolean') && /^(?:no|off|n)$/i.test(spelt)) return 'write `false`';
  if (expected.includes('boolean') && /^(?:true|false)$/i.test(spelt))
    return `remove the quotes: \`${spelt.toLowerCase()}\``;
  if (expected.some((type) => type === 'number' || type === 'integer') && /^\d+$/.test(spelt)) {
    return `remove the quotes: \`${spelt}\``;
  }
  return expected.includes('array') ? `write a list: \`[${shortened(spelt)}]\`` : undefined;
}

function suggestText(spelt: string, text: TextRule | undefined): string | undefined {
  if (text !== undefined && isDateRule(text)) return suggestDate(spelt, wantsTime(text));
  if (text !== undefined && !new RegExp(text.pattern, 'u').test(spelt)) return text.explanation;
  return `quote it: \`"${spelt}"\``;
}

function shortened(text: string): string {
  const line = text.split('\n', 1)[0] ?? '';
  return line.length > 60 || line.length < text.length ? `${line.slice(0, 60)}…` : line;
}
