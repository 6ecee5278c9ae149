import { knownAddress } from '../address.ts';
import type { JudgedChange } from './judge-change.ts';

/** In which order kinds go when they are taken away: what refers to others first. Created the other way round. */
const kinds = [
  'team-member',
  'binding',
  'token',
  'service-account',
  'member',
  'team',
  'zone',
  'role',
  'policy',
  'service',
  'organization',
  'settings',
];

/** Deletions by kind, edges first; then everything else, objects first; then by address. */
export function compareRank(a: JudgedChange, b: JudgedChange): number {
  const byRank = rank(a) - rank(b);
  if (byRank !== 0) return byRank;
  return a.change.address < b.change.address ? -1 : 1;
}

function rank({ change }: JudgedChange): number {
  const place = kinds.indexOf(knownAddress(change.address).kind);
  return change.action === 'delete' ? place : 2 * kinds.length - place;
}
