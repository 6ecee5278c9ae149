import type { Redactor } from './redactor.ts';
import type { WireAnswer } from './wire.ts';

const longest = 500;

/** What GitHub says in an answer, in one short line without secrets. */
export function serverMessage({ data }: WireAnswer, redactor: Redactor): string {
  const { message, errors } = (typeof data === 'object' && data !== null ? data : {}) as Record<
    string,
    unknown
  >;
  const words = [
    ...(typeof message === 'string' ? [message] : []),
    ...(Array.isArray(errors) ? errors.flatMap(errorWords) : []),
  ];
  const text = redactor.redact(words.join('; ').replace(/\s+/g, ' ').trim());
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

function errorWords(error: unknown): readonly string[] {
  if (typeof error === 'string') return [error];
  if (typeof error !== 'object' || error === null) return [];
  const { message, type, resource, field, code } = error as Record<string, unknown>;
  // GraphQL says so in the type, and not always in words.
  const limit = typeof type === 'string' && type.startsWith('RATE_LIMIT') ? ['rate limit'] : [];
  if (typeof message === 'string') return [message, ...limit];
  const parts = [resource, field, code].filter((part) => typeof part === 'string');
  return parts.length === 0 ? [] : [parts.join(' ')];
}
