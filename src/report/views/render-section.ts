import { linkTerms } from '../access/describe-link.ts';
import { placeText } from '../access/path-text.ts';
import { foldAlike } from '../fold-alike.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import type { Style } from '../style.ts';
import { standingWords } from './standing-words.ts';
import type { BindingReport } from './view-reports.ts';

/** Something that a view lists: what it is, how it is limited, where it is declared. */
export interface Listed extends Pick<BindingReport, 'terms' | 'inForce' | 'at'> {
  readonly name: string;
  /** What many like it are called: `maintainers`. */
  readonly sort: string;
  /** Said after the name: `as maintainer`. */
  readonly more?: readonly string[];
}

export interface SectionOptions {
  readonly style: Style;
  /** Lists every one of many. */
  readonly full: boolean;
}

/** What a view lists under a heading, a line each; nothing where there is none. Many that are alike are told as one. */
export function renderSection(
  heading: string,
  items: readonly Listed[],
  { style, full }: SectionOptions,
): readonly string[] {
  if (items.length === 0) return [];
  const lines = foldAlike(items, {
    sortOf: ({ sort, terms, inForce }) =>
      Object.keys(terms).length > 0 || inForce !== 'now' ? undefined : sort,
    nameOf: ({ name }) => sanitizeLine(name),
    lines: (item) => [renderItem(item, style)],
    full,
  });
  return ['', style.bold(heading), ...lines.map((line) => `  ${line}`)];
}

function renderItem({ name, more = [], terms, inForce, at }: Listed, style: Style): string {
  const words = [name, ...more, ...linkTerms(terms), ...standingWords[inForce]];
  return `${sanitizeLine(words.join(' '))}  ${style.dim(sanitizeLine(placeText(at)))}`;
}
