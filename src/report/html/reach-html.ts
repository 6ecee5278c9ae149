import type { ResourceReach } from '../../access/diff/access-diff.ts';
import { type Html, html } from './html.ts';
import { codeOf, sentenceList } from './name-lists.ts';

/** `part of krn:…:event/*`, `krn:…:event/* but not …`: never the pattern alone where not all of it is meant. */
export function reachHtml({ pattern, extent, except = [], allBut }: ResourceReach): Html {
  const some = except.length === 0 ? undefined : sentenceList(except, codeOf, 'or');
  if (allBut === true) return html`${codeOf(pattern)} but not ${some}`;
  if (extent === 'whole') return codeOf(pattern);
  return html`part of ${codeOf(pattern)}${some === undefined ? undefined : html`, among it not ${some}`}`;
}
