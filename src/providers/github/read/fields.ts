import { unreadable } from './unreadable.ts';

/*
 * Answers of GitHub, held against what is expected of them: a field that is not as it should be is an error which names
 * the field, and never taken for nothing.
 */

export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(value: unknown, where: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw unexpected(where, value);
}

export function listOf(value: unknown, where: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw unexpected(where, value);
}

/** Ids past what a number holds exactly come as something else, and would name another object if rounded. */
export function idOf(value: unknown, where: string): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value;
  throw unexpected(where, value);
}

export function countOf(value: unknown, where: string): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw unexpected(where, value);
}

export function textOf(value: unknown, where: string): string {
  if (typeof value === 'string') return value;
  throw unexpected(where, value);
}

/** One of the words of an enumeration, in our words. */
export function wordOf<T>(value: unknown, words: Readonly<Record<string, T>>, where: string): T {
  const word = typeof value === 'string' && Object.hasOwn(words, value) ? words[value] : undefined;
  if (word !== undefined) return word;
  throw unexpected(where, value);
}

function unexpected(where: string, value: unknown) {
  const shown = typeof value === 'bigint' ? String(value) : (JSON.stringify(value) ?? 'nothing');
  const short = shown.length > 80 ? `${shown.slice(0, 80)}…` : shown;
  return unreadable(where, `GitHub answered with what Bylaw does not know: ${short}`);
}
