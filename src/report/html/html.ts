import { sanitizeLine } from '../sanitize-text.ts';

/** Markup that is safe as it stands. Only `html` makes it: whatever else comes into a page is a text, and escaped. */
export interface Html {
  readonly markup: string;
}

export type Content = Html | string | number | undefined | readonly Content[];

/**
 * Markup with contents in it. A text is made fit to be shown (no control characters, no secrets, on one line, cut where
 * nobody reads on) and escaped, for elements and quoted attributes alike.
 */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Html {
  let markup = strings[0] ?? '';
  contents.forEach((content, index) => {
    markup += markupOf(content) + (strings[index + 1] ?? '');
  });
  return { markup };
}

/** `name` with a space before it, or nothing. */
export function flag(name: string, isSet: boolean): Html {
  return { markup: isSet ? ` ${name}` : '' };
}

function markupOf(content: Content): string {
  if (content === undefined) return '';
  if (typeof content === 'number') return String(content);
  if (typeof content === 'string') return escapeHtml(sanitizeLine(content));
  return 'markup' in content ? content.markup : content.map(markupOf).join('');
}

/** A text for an element or a quoted attribute of HTML. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/g, (character) => escapes[character] ?? '');
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};
