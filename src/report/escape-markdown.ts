import { sanitizeLine } from './sanitize-text.ts';

const parting = '<!-- -->';

/**
 * A text as literal text of GitHub-flavoured Markdown, on one line: no emphasis, link, image, HTML, table cell,
 * fence, heading, formula, mention, issue reference or bare link comes of it.
 */
export function escapeMarkdown(text: string): string {
  return (
    sanitizeLine(text)
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/[\\`*_{}[\]()#+!|~-]/g, '\\$&')
      .replace(/^(\s*\d+)\./, '$1\\.')
      // GitHub looks for these in the rendered text, where a backslash is gone: an empty comment parts it instead.
      .replace(/@/g, `@${parting}`)
      .replace(/#/g, `#${parting}`)
      .replace(/\bgh\\-/gi, `$&${parting}`)
      .replace(/:\/\//g, `:${parting}//`)
      .replace(/www\./gi, `$&${parting}`)
      // Nor does a backslash keep a dollar sign from beginning a formula.
      .replace(/\$/g, '<span>$$</span>')
  );
}

/** A text as inline code, which shows every character but a backtick as it is. */
export function inlineCode(text: string): string {
  const shown = sanitizeLine(text).replace(/`/g, "'").replace(/\|/g, '\\|').trim();
  return shown === '' ? '` `' : `\`${shown}\``;
}
