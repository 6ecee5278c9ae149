import type { AccessChange } from '../../access/diff/access-diff.ts';
import { countOf } from '../count-of.ts';
import { causesTold } from './cause-words.ts';
import type { ChangeClass } from './change-classes.ts';
import { renderChangeSentence } from './render-change.ts';
import { type DetailOptions, renderChangeDetails } from './render-change-details.ts';

/** Of one class: told with all that is to know of them; of new access, told in a sentence at least. */
const most = { details: 20, sentences: 200 } as const;

/** The changes of a class below its title; what is not told is counted, with how many it concerns. */
export function renderChangeClass(
  told: ChangeClass,
  causesOf: (change: AccessChange) => readonly string[],
  options: DetailOptions,
): string[] {
  const { title, isNew, changes } = told;
  const { style, full } = options;
  const limit = isNew ? most.sentences : most.details;
  const shown = full ? changes : changes.slice(0, limit);
  const lines = shown.flatMap((change, index) => [
    renderChangeSentence(change, style),
    ...(full || index < most.details
      ? renderChangeDetails(change, causesTold(told, change, causesOf), options)
      : []
    ).map((line) => `    ${line}`),
  ]);
  const hidden = changes.slice(shown.length);
  if (hidden.length > 0) {
    const people = new Set(hidden.flatMap(({ principals }) => principals)).size;
    const rest = `${countOf(hidden.length, 'more change')} of ${countOf(people, 'principal')}`;
    lines.push(style.yellow(`… and ${rest} (--full lists them)`));
  }
  return [style.bold(title), ...lines.map((line) => `  ${line}`)];
}
