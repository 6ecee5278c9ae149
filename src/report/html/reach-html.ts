import type { ResourceReach } from '../../access/diff/access-diff.ts';
import { reachWords } from '../access-diff/change-words.ts';
import { type Html, html } from './html.ts';
import { codeOf } from './name-lists.ts';

/** `part of krn:…:event/*`: never the pattern alone where not all of it is meant. */
export function reachHtml(reach: ResourceReach): Html {
  return html`${reachWords(reach)}${codeOf(reach.pattern)}`;
}
