import type { Group } from '../group.ts';
import { growthOf } from './growth.ts';

/** Without Git installed: a tenth of the members against all of them. */
export const isomorphic: Group = {
  name: 'isomorphic',
  rounds: 3,
  prepare: (workshop, members) => growthOf(workshop, 'isomorphic', ['documents'], members / 10),
};
