import type { AccessChange, AccessRoute, RouteGift } from '../../access/diff/access-diff.ts';
import { countOf } from '../count-of.ts';
import { reachWords } from './change-words.ts';
import { joined } from './describe-people.ts';

/** So many are named at once; of more it is said how many they are. */
const most = { gifts: 3, actions: 3, resources: 2 } as const;

/** The ways of a change, or of what stays, and what they give together. */
export type Ways = Pick<AccessChange, 'routes' | 'moreRoutes' | 'untold'> &
  Partial<Pick<AccessChange, 'actions'>> & {
    /** What stands before what one gives. Of what stays each way is told as far as it was looked. */
    readonly giving?: 'only' | 'gives';
  };

/** Of one who has a role here and another who has it there neither has what both have. */
export const notForEach = 'not all of it for each';

/** What a way gives where that is not all of it: `only events:read on krn:…:one/*`; empty where it is. */
export function giftWords(
  { gives }: AccessRoute,
  { actions = [], giving = 'only' }: Ways,
  full: boolean,
  write = (text: string) => text,
): string {
  if (gives === undefined) return '';
  if (gives.length === 0) return notForEach;
  if (!full && gives.length > most.gifts) return `${giving} ${countOf(gives.length, 'part')} of it`;
  return `${giving} ${gives.map((gift) => oneGift(gift, actions, full, write)).join('; ')}`;
}

function oneGift(
  { actions, resources }: RouteGift,
  all: readonly string[],
  full: boolean,
  write: (text: string) => string,
): string {
  const isNamed = full || actions.length <= most.actions;
  const named = isNamed
    ? joined(actions.map(write))
    : `${actions.length} of ${countOf(all.length, 'action')}`;
  // Where it is all of them, it goes without saying.
  const what = actions.length === all.length && resources !== undefined ? [] : [named];
  return [...what, ...(resources === undefined ? [] : [`on ${placesOf(resources, full, write)}`])].join(' ');
}

function placesOf(
  resources: NonNullable<RouteGift['resources']>,
  full: boolean,
  write: (text: string) => string,
): string {
  if (!full && resources.length > most.resources) return countOf(resources.length, 'pattern');
  return joined(resources.map((each) => reachWords(each, write)));
}
