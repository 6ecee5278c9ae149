import { withCommas } from './count-of.ts';

/** Nobody reads more of one text, and it would push out of sight what stands around it. */
const longest = 4_000;

/** A text of which no more is left than somebody reads, and how much is gone. */
export function shortenLine(line: string): string {
  if (line.length <= longest) return line;
  // No half of a character of two units.
  const start = line.slice(0, longest).replace(/[\ud800-\udbff]$/, '');
  return `${start}… (${withCommas(line.length - start.length)} more characters)`;
}
