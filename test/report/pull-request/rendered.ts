import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/** Markdown as GitHub makes HTML of it, before it looks for mentions and the like in its text: by another implementation. */
export function rendered(markdown: string): string {
  const html = micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
  // No more than this does GitHub leave of a page's own tags; of a comment nothing, but where it stood text ends.
  return html.replaceAll(/<!-- -->/g, '<wbr>');
}

/** Its tags in order, without those that only part or mark a text. */
export function skeleton(html: string): readonly string[] {
  return (html.match(/<[^>]*>/g) ?? []).filter((tag) => !/^<(?:wbr|\/?span|\/?code)>$/.test(tag));
}

/** What somebody reads. */
export function words(html: string): string {
  return decoded(html.replaceAll(/<\/?(?:wbr|span|code|strong|b)>/g, '').replaceAll(/<[^>]*>/g, '\n'))
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** The texts in which GitHub looks for mentions, references, emoji and formulas: none is of code. */
export function searched(html: string): readonly string[] {
  return html
    .replaceAll(/<code>.*?<\/code>/gs, '<wbr>')
    .split(/<[^>]*>/)
    .map(decoded)
    .filter((text) => text.trim() !== '');
}

function decoded(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
