import { namesCredential } from './credentials.ts';

/** Words before a `:`, and words after a `?`, which asks for a long key. */
const keys = /(?:(?<![\w.-])([\w.-]+)["']?[ \t]*:|(?:^|[-\s])\?[ \t]+["']?([\w.-]+))/g;
const isSwitch = /^[ \t]*(?:true|false)(?=[ \t]*(?:[,}\]]|#|$))/;

/**
 * The lines (from 1) that belong to a field named like a credential, its value below it included, or to a private key.
 * It reads lines, not YAML: what cannot be parsed is to be kept out of logs too. Rather one line too many.
 */
export function secretLines(text: string): ReadonlySet<number> {
  const found = new Set<number>();
  let inKey = false;
  let ofField: number | undefined;
  let valueIsDue = false;
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    const indent = line.search(/\S/);
    const isBelow = ofField !== undefined && (indent < 0 || indent > ofField || valueIsDue);
    if (indent >= 0) valueIsDue = false;
    if (!isBelow) ofField = undefined;
    const after = afterCredentialKey(line);
    if (after !== undefined) {
      ofField = Math.min(indent, ofField ?? indent);
      valueIsDue = after.trim() === '';
    }
    inKey ||= /-----BEGIN [A-Z ]*PRIVATE KEY/.test(line);
    if (inKey || ofField !== undefined) found.add(index + 1);
    if (/-----END [A-Z ]*PRIVATE KEY/.test(line)) inKey = false;
  }
  return found;
}

/** What follows the last key of a line that is named like a credential and does not merely switch something. */
function afterCredentialKey(line: string): string | undefined {
  let after: string | undefined;
  for (const match of line.matchAll(keys)) {
    const rest = line.slice(match.index + match[0].length);
    if (namesCredential(match[1] ?? match[2] ?? '') && !isSwitch.test(rest)) after = rest;
  }
  return after;
}
