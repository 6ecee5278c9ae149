import type { SourceRange } from '../../diagnostic/diagnostic.ts';
import { type Html, html } from './html.ts';

/** `teams/core.yaml:12`, in small, with a space before it; nothing for what stands in no file. */
export function placeHtml(at: SourceRange | undefined): Html | undefined {
  if (at === undefined) return undefined;
  return html` <span class="place"><bdi>${at.file}</bdi>:${at.start.line}</span>`;
}
