import { renderPlace } from '../render-diagnostics-text.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import type { Style } from '../style.ts';
import { wrapWords } from '../wrap-words.ts';
import type { Unjudged } from './access-diff-report.ts';

/** What is not compared, and where it stands: `target/github: … changes (acme/github.yaml:9:3): …`. As it is written. */
export function unjudgedWords({ of, message, at }: Unjudged): string {
  const place = at === undefined ? '' : ` (${renderPlace(at)})`;
  return `${of}: ${message}${place}; what that gives is not compared here, and counts as new access`;
}

/** Each as a sentence of its own. */
export function unjudgedLines(
  { unjudged }: { readonly unjudged: readonly Unjudged[] },
  { style }: { readonly style: Style },
): readonly string[] {
  return unjudged.flatMap((each) => wrapWords(`? ${sanitizeLine(unjudgedWords(each))}`).map(style.yellow));
}
