import type { SourceRange } from '../../diagnostic/diagnostic.ts';
import { type Html, html } from './html.ts';

/** `teams/core.yaml:12`, in small, with a space before it; nothing for what stands in no file. */
export function placeHtml(at: SourceRange | undefined): Html | undefined {
  if (at === undefined) return undefined;
  return html` <span class="place"><bdi>${at.file}</bdi>:${at.start.line}</span>`;
}

/** `core.yaml:12`: without its folder, which stands beside the drawing. */
export function briefPlaceHtml(at: SourceRange | undefined): Html | undefined {
  if (at === undefined) return undefined;
  return html` <span class="place"><bdi>${at.file.slice(at.file.lastIndexOf('/') + 1)}</bdi>:${at.start.line}</span>`;
}

/** A line breaks after a comma, never before it or after the colon. */
function unbroken(numbers: readonly number[]): readonly Html[] {
  return numbers.map((number, index) => {
    const isLast = index === numbers.length - 1;
    return html`<span class="whole">${index === 0 ? ':' : ''}${number}${isLast ? '' : ','}</span>${isLast ? '' : ' '}`;
  });
}

/** `teams/core.yaml:7, 12` by file; undefined where nothing stands in a file. */
export function filesHtml(places: readonly SourceRange[]): Html | undefined {
  const lines = new Map<string, Set<number>>();
  for (const { file, start } of places) {
    const known = lines.get(file);
    if (known === undefined) lines.set(file, new Set([start.line]));
    else known.add(start.line);
  }
  if (lines.size === 0) return undefined;
  const items = [...lines].map(
    ([file, numbers]) =>
      html`<li class="place"><bdi>${file}</bdi>${unbroken([...numbers].sort((a, b) => a - b))}</li>`,
  );
  return html`<ul>${items}</ul>`;
}
