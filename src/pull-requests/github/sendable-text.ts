/**
 * Half a pair of code units and characters that print nothing are no text to GitHub, which may refuse the whole request
 * for one of them: a file could keep a comment from being written.
 */
export function sendableText(text: string): string {
  return text.replace(/\p{Surrogate}|[^\P{Cc}\t\n\r]/gu, '\uFFFD');
}
