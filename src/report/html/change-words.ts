import type { AccessChange } from '../../access/diff/access-diff.ts';

export type ChangeKind = AccessChange['kind'];

interface KindWords {
  /** Not told apart by colour alone. */
  readonly sign: string;
  readonly name: string;
  /** Between who and what: of one, of several. */
  readonly verb: readonly [one: string, several: string];
  /** Behind what. */
  readonly after: string;
  /** As a reader filters by: conditions that became others are one kind. */
  readonly group: ChangeGroup;
}

export const changeGroups = ['gained', 'unknown', 'conditions', 'lost'] as const;
export type ChangeGroup = (typeof changeGroups)[number];

export const groupNames: Readonly<Record<ChangeGroup, string>> = {
  gained: 'Gained',
  unknown: 'Not compared',
  conditions: 'Other conditions',
  lost: 'Lost',
};

export const kindWords: Readonly<Record<ChangeKind, KindWords>> = {
  gained: { sign: '+', name: 'Gained', verb: ['gains', 'gain'], after: '', group: 'gained' },
  lost: { sign: '−', name: 'Lost', verb: ['loses', 'lose'], after: '', group: 'lost' },
  wider: {
    ...{ sign: '±', name: 'Wider', verb: ['keeps', 'keep'], after: ', now in more cases' },
    group: 'conditions',
  },
  narrower: {
    ...{ sign: '±', name: 'Narrower', verb: ['keeps', 'keep'], after: ', now in fewer cases' },
    group: 'conditions',
  },
  other: {
    ...{ sign: '±', name: 'Changed', verb: ['keeps', 'keep'], after: ', now in other cases' },
    group: 'conditions',
  },
  unknown: {
    ...{ sign: '?', name: 'Not compared', verb: ['may gain', 'may gain'], after: '' },
    group: 'unknown',
  },
};
