import type { AccessRoute } from '../../access/diff/access-diff.ts';
import { countOf, withCommas } from '../count-of.ts';
import type { Ways } from './gift-words.ts';

/** Ways that are shown of which everybody has each, to all of it; else all that there are. */
const mostShown = 3;

/** The ways to show: as many as it takes to show one of everybody whose way is known, and to all that it is about. */
export function shownRoutes({ routes }: Ways, of: number): readonly AccessRoute[] {
  const isEnough = routes.every(({ principals, gives }) => principals >= of && gives === undefined);
  return isEnough ? routes.slice(0, mostShown) : routes;
}

/** Whose a way is, where that is not everybody: `member/ana and 479 more`; empty where it is. */
export function whoseWords({ principals, example }: AccessRoute, of: number, write = asWritten): string {
  if (principals >= of) return '';
  if (example === undefined) return `${withCommas(principals)} of them`;
  return principals === 1 ? write(example) : `${write(example)} and ${withCommas(principals - 1)} more`;
}

/** What is not shown: `and 2 more ways; of 1 of them no way is shown`; empty where all is. */
export function restWords({ routes, moreRoutes, untold = 0 }: Ways, shown: number): string {
  const more = moreRoutes + routes.length - shown;
  const parts = [
    ...(more > 0 ? [`and ${countOf(more, 'more way')}`] : []),
    ...(untold > 0 ? [`of ${withCommas(untold)} of them no way is shown`] : []),
  ];
  return parts.join('; ');
}

function asWritten(name: string): string {
  return name;
}
