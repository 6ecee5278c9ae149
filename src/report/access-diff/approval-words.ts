import type { NeededApproval } from '../../access/guardrails/breach.ts';
import { countOf } from '../count-of.ts';
import { joined } from './describe-people.ts';

/** How many of whom have to agree, each of any of them: `2 approvals of team/security or member/ana`. */
export function approversWords(
  { by, count }: Pick<NeededApproval, 'by' | 'count'>,
  write = (name: string) => name,
): string {
  return `${countOf(count, 'approval')} of ${joined(by.map(write), 'or')}`;
}

/** Which files ask it, where that is not both. */
export function askedByWords({ askedBy }: Pick<NeededApproval, 'askedBy'>): string {
  if (askedBy.length > 1) return '';
  return askedBy[0] === 'head'
    ? 'asked by the proposed files'
    : 'asked by the files before the change, the proposed ones drop it';
}
