import type { Subject } from './subject.ts';

/** Whose keys are asked where nobody in particular is asked about: none of them has a value. */
export const nobody: Subject = {
  type: 'member',
  name: undefined,
  id: undefined,
  attributes: new Map(),
  teams: [],
};
