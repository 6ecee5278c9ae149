import type { AccessChange } from '../../access/diff/access-diff.ts';
import { riskLevels } from '../../access/risk/risk.ts';
import { isNewAccess } from '../access-diff/change-classes.ts';
import { changeSymbols, extentOf, verbOf } from '../access-diff/change-words.ts';
import { changeFactsHtml } from './change-facts-html.ts';
import { kindOf, kindWord } from './change-kinds.ts';
import { changeRoutesHtml } from './change-routes-html.ts';
import { flag, type Html, html } from './html.ts';
import { icon } from './icons.ts';
import { isCut, principalsHtml, sentenceList } from './name-lists.ts';
import { reachHtml } from './reach-html.ts';
import { riskTagHtml } from './risk-html.ts';

export interface ChangeLook {
  /** What leads to it from elsewhere on the page; of this page alone. Several, where several are told as one. */
  readonly ids: readonly string[];
  /** By which it is named elsewhere. */
  readonly numbers: readonly number[];
  readonly isOpen: boolean;
  /** The documents behind it: `role/editor changed`. */
  readonly because: readonly string[];
  /** It is the clock that does it. */
  readonly isForecast?: boolean;
}

/** One change of access, closed to one line: who gains what on what; open: drawn, with everything that is known. */
export function accessChangeHtml(change: AccessChange, look: ChangeLook): Html {
  const { kind } = change;
  const { ids, numbers, isOpen, because, isForecast = false } = look;
  const [id, ...others] = ids;
  const isLater = isForecast || change.from !== undefined;
  return html`<details class="change${isNewAccess(change) ? ' new' : ''}"${dataOf(change)}${flag('open', isOpen)}>
<summary><span class="kind"><span class="sign" aria-hidden="true">${changeSymbols[kind]}</span> ${kindWord[kind]}</span> <span class="what">${sentence(change)}</span> <span class="tags">${tagsOf(change, numbers)}</span></summary>
<div class="body" id="${id}">${others.map((other) => html`<span id="${other}"></span>`)}${changeRoutesHtml(change)}${changeFactsHtml(change, { because, isLater })}</div>
</details>
`;
}

/** What filters ask. What the page does not list whole is never filtered away by name. */
function dataOf({ kind, risk, privileged, principals, actions }: AccessChange): Html {
  const flags = [flag('data-privileged', privileged), flag('data-cut', isCut(principals) || isCut(actions))];
  return html` data-kind="${kindOf[kind]}" data-risk="${riskLevels.indexOf(risk.level)}"${flags}`;
}

function tagsOf({ privileged, risk }: AccessChange, numbers: readonly number[]): Html {
  const lock = privileged ? html`<span class="tag lock">${icon('lock')}privileged</span> ` : undefined;
  const place = numbers.map((number) => html` <span class="number">#${number}</span>`);
  return html`${lock}${riskTagHtml(risk)}${place}`;
}

function sentence(change: AccessChange): Html {
  const { principals, actions, resources } = change;
  const who = html`<span class="names">${principalsHtml(principals)}</span>`;
  const on =
    resources.length === 0
      ? undefined
      : html` <span class="on">on ${sentenceList(resources, reachHtml)}</span>`;
  return html`${who} ${verbOf(change)} ${sentenceList(actions)}${on} ${extentOf(change)}`;
}
