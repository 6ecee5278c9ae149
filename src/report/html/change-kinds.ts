import type { AccessChange } from '../../access/diff/access-diff.ts';

type Kind = AccessChange['kind'];

/** What a reader filters by: conditions that became others, whichever way, are one kind. */
export const changeKinds = ['gained', 'unknown', 'conditions', 'lost'] as const;
export type ChangeKind = (typeof changeKinds)[number];

export const kindNames: Readonly<Record<ChangeKind, string>> = {
  gained: 'Gained',
  unknown: 'Not compared',
  conditions: 'Conditions',
  lost: 'Lost',
};

export const kindOf: Readonly<Record<Kind, ChangeKind>> = {
  gained: 'gained',
  unknown: 'unknown',
  wider: 'conditions',
  narrower: 'conditions',
  other: 'conditions',
  lost: 'lost',
};

/** In one word, since colour alone tells nobody. */
export const kindWord: Readonly<Record<Kind, string>> = {
  gained: 'Gained',
  unknown: 'Not compared',
  wider: 'Wider',
  narrower: 'Narrower',
  other: 'Other cases',
  lost: 'Lost',
};
