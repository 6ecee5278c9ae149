import { areNamed, describePeople } from '../access-diff/describe-people.ts';
import { countOf, withCommas } from '../count-of.ts';
import { type Content, type Html, html } from './html.ts';

/** Names that a sentence holds; the others are counted in it and listed below. */
const mostInSentence = 3;
/** Names that are listed at once; more open on demand. */
const mostInLine = 40;
/** Names of one list that a page holds. Past them a search cannot tell who is meant: see `isCut`. */
const mostListed = 20_000;

/** `ana`, `ana and ben`, `ana, ben and 498 more`: names as code, in the order given. */
export function sentenceList(names: readonly string[]): Html;
export function sentenceList<T>(names: readonly T[], render: (name: T) => Html, before?: 'and' | 'or'): Html;
export function sentenceList<T>(
  names: readonly T[],
  render: (name: T) => Html = (name) => codeOf(String(name)),
  before: 'and' | 'or' = 'and',
): Html {
  const shown = names.length <= mostInSentence ? names : names.slice(0, mostInSentence - 1);
  const parts = shown.map(render);
  const rest = names.length - shown.length;
  if (rest > 0) parts.push(html`${withCommas(rest)} more`);
  return html`${parts.map((part, index) => html`${separator(index, parts.length, before)}${part}`)}`;
}

/** Who, as the subject of a sentence: by name, or `498 members and 2 tokens`. */
export function principalsHtml(principals: readonly string[]): Html {
  return areNamed(principals) ? sentenceList(principals) : html`${describePeople(principals)}`;
}

/** Whether a sentence counts some of them. */
export function isShortened(names: readonly unknown[]): boolean {
  return names.length > mostInSentence;
}

/** Whether the page lists not even all of them. */
export function isCut(names: readonly string[]): boolean {
  return names.length > mostListed;
}

/** Everybody, in a place that a search for somebody looks into. */
export function allPrincipals(principals: readonly string[]): Html {
  return wholeList(principals, 'principal', 'names');
}

/** All names; many as one text, since thousands of elements would slow the page. */
export function wholeList(names: readonly string[], word: string, className = 'others'): Html {
  const shown = names.slice(0, mostListed);
  const rest = names.length - shown.length;
  const more = rest === 0 ? undefined : html` and ${countOf(rest, 'more', 'more')}`;
  const isLong = names.length > mostInLine;
  const list = html`<span class="${className}">${separated(shown, isLong ? (name) => name : codeOf)}</span>${more}`;
  if (!isLong) return list;
  return html`<details class="long"><summary>All ${countOf(names.length, word)}</summary><p>${list}</p></details>`;
}

export function codeOf(name: string): Html {
  return html`<code>${name}</code>`;
}

function separated(names: readonly string[], render: (name: string) => Html | string): Content {
  return names.map((name, index) => [index === 0 ? '' : ', ', render(name)]);
}

function separator(index: number, length: number, before: 'and' | 'or'): string {
  if (index === 0) return '';
  return index === length - 1 ? ` ${before} ` : ', ';
}
