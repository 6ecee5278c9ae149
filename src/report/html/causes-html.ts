import type { AccessCause, AccessDiff } from '../../access/diff/access-diff.ts';
import { effectWords } from '../access-diff/cause-words.ts';
import { countOf, withCommas } from '../count-of.ts';
import { type Html, html } from './html.ts';
import { codeOf } from './name-lists.ts';
import { mostRows } from './rows-html.ts';

/** Links of one document; the rest is counted. */
const mostLinks = 12;

/** Documents that changed, with links to what that does. */
export function causesHtml(diff: Pick<AccessDiff, 'causes' | 'changes'>, prefix: string): Html | undefined {
  const { causes } = diff;
  if (causes.length === 0) return undefined;
  const render = (cause: AccessCause) => {
    const { of, change, changes } = cause;
    const links = changes
      .slice(0, mostLinks)
      .map((index) => html` <a href="#${prefix}-${index + 1}">#${index + 1}</a>`);
    const rest = changes.length - links.length;
    const more = rest === 0 ? undefined : ` and ${withCommas(rest)} more`;
    return html`<tr class="cause"${data(cause, prefix)}><th scope="row">${codeOf(of)}</th><td>${change}</td><td>${effectWords(cause, diff)}<span class="links">${links}${more}</span></td></tr>
`;
  };
  const rest = causes.length - mostRows;
  const more = rest <= 0 ? undefined : html`<p class="rest">and ${countOf(rest, 'more', 'more')}</p>`;
  return html`<section class="group-plain by-document"><h3>By document</h3>
<table class="stack causes"><thead><tr><th scope="col">Document</th><th scope="col">Change</th><th scope="col">What it does to access</th></tr></thead><tbody>${causes.slice(0, mostRows).map(render)}</tbody></table>${more}</section>
`;
}

/** Which changes it has to do with, for filters: with more of them it is never filtered away. */
const mostFiltered = 500;

function data({ changes }: AccessCause, prefix: string): Html | undefined {
  if (changes.length > mostFiltered) return undefined;
  return html` data-changes="${changes.map((index) => `${prefix}-${index + 1}`).join(' ')}"`;
}
