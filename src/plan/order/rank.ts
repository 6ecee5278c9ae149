import { knownAddress } from '../address.ts';
import type { Effectless } from '../apply-change.ts';

/** In which order kinds go when they are taken away: what refers to others first. Created the other way round. */
const kinds = [
  'repository-permission',
  'team-member',
  'binding',
  'token',
  'service-account',
  'member',
  'outside-collaborator',
  'team',
  'zone',
  'role',
  'policy',
  'service',
  'organization',
  'settings',
];

/** Deletions by kind, edges first; then everything else, objects first. */
export function rankOf({ action, address }: Effectless): number {
  const place = kinds.indexOf(knownAddress(address).kind);
  return action === 'delete' ? place : 2 * kinds.length - place;
}

/** A change with its rank, which is asked for each time that two are compared. */
interface Ranked {
  readonly rank: number;
  readonly change: Effectless;
}

/** By rank, then by address. */
export function compareRank(a: Ranked, b: Ranked): number {
  if (a.rank !== b.rank) return a.rank - b.rank;
  return a.change.address < b.change.address ? -1 : 1;
}
