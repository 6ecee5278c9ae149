import type { AccessChange } from '../../access/diff/access-diff.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import type { Style } from '../style.ts';
import { actionsInBrief, changeSymbols, extentOf, verbOf } from './change-words.ts';
import { describePeople } from './describe-people.ts';
import { renderLevel } from './render-risk.ts';

/** `+ 500 members gain billing:refund until 2027-01-31 [high]`: what to know of a change where only one line is. */
export function renderChangeSentence(change: AccessChange, style: Style): string {
  const { kind, principals, risk } = change;
  const words = [
    sanitizeLine(describePeople(principals)),
    verbOf(change),
    sanitizeLine(actionsInBrief(change)),
    sanitizeLine(extentOf(change)),
  ];
  const symbol = colours[changeSymbols[kind]]?.(style) ?? ((text: string) => text);
  const level = risk.level === 'none' ? '' : `  [${renderLevel(risk.level, style)}]`;
  return `${symbol(changeSymbols[kind])} ${words.filter((word) => word !== '').join(' ')}${level}`;
}

const colours: Readonly<Record<string, (style: Style) => (text: string) => string>> = {
  '+': ({ green }) => green,
  '-': ({ red }) => red,
  '~': ({ yellow }) => yellow,
  '?': ({ yellow }) => yellow,
};
