import { maskSecrets, redactSecrets } from '../diagnostic/secrets.ts';
import { shortenLine } from './shorten-line.ts';

// Whole terminal sequences first, so that no `[31m` is left of them: CSI, OSC and the like, and two-byte escapes. A
// string of OSC and the like that nothing ends, or not on its line, stays: else it would hide all that follows it.
const terminalSequences =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this removes
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\n\r\u0007\u001b\u0090\u0098\u009c-\u009f]*(?:\u0007|\u001b\\|\u009c)|\u001b[ -/]*[0-~]/g;

/** Controls but tab and line feed, bidirectional marks, zero-width characters, tags and lone surrogates. */
export const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this removes
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\p{Cs}\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]|[\u17b4\u17b5]|[\u180b-\u180d\u180f]|\u034f/gu;

// As the runners of GitHub Actions and Azure Pipelines find commands in a log: `::` after white space, `##[` anywhere.
const lineCommand = /^([^\S\n\r\u2028\u2029]*:)(?=:)/gm;
const inlineCommand = /##(?=[a-z]*\[)/gi;

/**
 * The text without what a terminal would act on or a reader could not see: control characters, terminal sequences,
 * bidirectional and zero-width characters; without secrets, and with a space in
 * whatever a CI log would take for a command. Line feeds and tabs stay.
 */
export function sanitizeText(text: string): string {
  const seen = redactSecrets(text.replace(terminalSequences, '').replace(unseen, ''));
  return seen.replace(lineCommand, '$1 ').replace(inlineCommand, '## ');
}

/** The same for a text that must stay on one line: line feeds and tabs become spaces, and what is too long is cut. */
export function sanitizeLine(text: string): string {
  // Cut last: half of a secret would not be known for one.
  return shortenLine(sanitizeWholeLine(text));
}

/** The same where nothing may be cut, or whoever asks cuts. */
export function sanitizeWholeLine(text: string): string {
  return sanitizeText(text.replace(/\r\n?/g, '\n')).replace(/[\n\t]/g, ' ');
}

/** The same for a line whose columns count: each UTF-16 unit taken out leaves a mark, one of a secret `*`, a tab a space. */
export function maskLine(text: string): string {
  const masked = text.replace(/\t/g, ' ').replace(unseen, (found) => '\ufffd'.repeat(found.length));
  // The bracket first: before each letter the look behind would go through all letters before it.
  return maskSecrets(masked).replace(/\[(?<=##[a-z]*\[)/gi, '\ufffd');
}
