import type { Args as OclifArgs } from '@oclif/core';
import { asGiven } from './as-given.ts';

type Builders = Pick<typeof OclifArgs, 'string' | 'option'>;

/** Describes arguments as oclif's own builders do, which are not worth loading it for. */
export const Args = { string: option(), option } as unknown as Builders;

function option(defaults: object = {}) {
  return (options: object = {}) => ({
    parse: asGiven,
    ...defaults,
    ...options,
    // What is piped is data, such as a code or observations, and never a missing name.
    ignoreStdin: true,
    input: [],
    type: 'option',
  });
}
