import { sanitizeText } from './sanitize-text.ts';

/** Characters; the end of a longer text says what came of it. */
const most = 200_000;

/** Text for a terminal as it is, in Markdown. No line of it ends the block, whatever it says. */
export function renderPreformatted(title: string, text: string): string {
  const shown = sanitizeText(text.length > most ? `…${text.slice(-most)}` : text).trimEnd();
  const longest = Math.max(2, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `## ${title}\n\n${fence}text\n${shown}\n${fence}\n`;
}
