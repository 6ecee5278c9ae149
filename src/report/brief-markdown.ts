import { escapeMarkdown, inlineCode } from './escape-markdown.ts';
import { sizeOf } from './fit-block.ts';
import { sanitizeLine } from './sanitize-text.ts';

/** Bytes of one text in a comment: else one change could take the place of all others. */
const longest = 1_500;
/** Characters left of a longer one; written for Markdown a character takes up to 14 bytes. */
const kept = 100;

/** A text as literal text of Markdown, its beginning where it is long. */
export function briefMarkdown(text: string): string {
  const whole = escapeMarkdown(text.trim());
  return sizeOf(whole) <= longest ? whole : `${escapeMarkdown(beginningOf(text, kept))}…`;
}

/** A text as inline code, its beginning where it is longer than any name. */
export function briefCode(text: string): string {
  const whole = inlineCode(text);
  return sizeOf(whole) <= longest ? whole : inlineCode(`${beginningOf(text, 3 * kept)}…`);
}

/** A message, whose names stand between backticks as code, all else as literal text. */
export function messageMarkdown(message: string): string {
  const parts = message.split('`');
  // An odd one is no pair: then it is text.
  if (parts.length % 2 === 0 || sizeOf(message) > longest) return briefMarkdown(message);
  return parts
    .map((part, index) => (part === '' ? '' : index % 2 === 0 ? escapeMarkdown(part) : briefCode(part)))
    .join('')
    .trim();
}

/** As many of the texts as fit, parted by semicolons, and how many there are besides. */
export function briefList(texts: readonly string[]): string {
  let left = longest;
  const fitting = texts.map(briefMarkdown).filter((text) => {
    left -= sizeOf(text) + 2;
    return left >= 0;
  });
  const rest = texts.length - fitting.length;
  return rest === 0 ? fitting.join('; ') : [...fitting, `… and ${rest} more`].join('; ');
}

/** Made fit to be shown first: of a secret that is cut no pattern would be known. */
function beginningOf(text: string, length: number): string {
  return [...sanitizeLine(text)].slice(0, length).join('');
}
