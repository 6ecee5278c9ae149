import { sanitizeLine } from './sanitize-text.ts';

const parting = '<!-- -->';

/**
 * A text as literal text of GitHub-flavoured Markdown, on one line: no emphasis, link, image, HTML, table cell,
 * fence, heading, formula, mention, issue or commit reference, emoji or bare link comes of it.
 */
export function escapeMarkdown(text: string): string {
  return (
    sanitizeLine(text)
      // As they are shown; four of them at the beginning of a line would make code of it.
      .replace(/ {2,}/g, ' ')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/[\\`*_{}[\]()#+!|~-]/g, '\\$&')
      .replace(/^(\s*\d+)\./, '$1\\.')
      // GitHub looks for these in the rendered text, where a backslash is gone: an empty comment parts it instead.
      .replace(/[0-9a-z]+/gi, partHash)
      .replace(/@/g, `@${parting}`)
      .replace(/#/g, `#${parting}`)
      .replace(/\bgh\\-/gi, `$&${parting}`)
      .replace(/:\/\//g, `:${parting}//`)
      .replace(/:(?!\d\d?:)(?=[a-z0-9_+\\-]+:)/gi, `:${parting}`)
      .replace(/www(?=\.)/gi, `$&${parting}`)
      // Nor does a backslash keep a dollar sign from beginning a formula.
      .replace(/\$/g, '<span>$$</span>')
  );
}

/** GitHub takes seven digits of a commit for one. */
function partHash(word: string): string {
  if (word.length < 7 || /[^0-9a-f]/i.test(word)) return word;
  return (word.match(/.{1,6}/g) ?? []).join(parting);
}

/** A text as inline code, which shows every character as it is. */
export function inlineCode(text: string): string {
  const shown = sanitizeLine(text).trim();
  if (shown === '') return '` `';
  // Between backticks neither can be written for text and for a table alike.
  return /[`|]/.test(shown) ? `<code>${escapeMarkdown(shown)}</code>` : `\`${shown}\``;
}

/** A text as literal text of HTML in Markdown, where no Markdown is looked for but what GitHub looks for in all text. */
export function htmlOf(text: string): string {
  return escapeMarkdown(text).replace(/\\(.)/g, '$1');
}
