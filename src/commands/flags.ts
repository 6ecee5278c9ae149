import type { Flags as OclifFlags } from '@oclif/core';
import { asGiven } from './as-given.ts';
import { loadOclif } from './load-oclif.ts';

type Builders = Pick<typeof OclifFlags, 'boolean' | 'string' | 'integer' | 'option'>;

/** Describes flags as oclif's own builders do, which are not worth loading it for. */
export const Flags = {
  boolean,
  string: option(),
  integer: option({ parse: integer }),
  option,
} as unknown as Builders;

function boolean(options: object = {}) {
  return { parse: asGiven, ...options, allowNo: false, type: 'boolean' };
}

function option(defaults: { readonly multiple?: boolean; readonly parse?: unknown } = {}) {
  return (options: { readonly multiple?: boolean } = {}) => ({
    parse: asGiven,
    ...defaults,
    ...options,
    input: [],
    multiple: options.multiple ?? defaults.multiple ?? false,
    type: 'option',
  });
}

async function integer(input: string, context: unknown, flag: unknown): Promise<number | undefined> {
  const { Flags: own } = await loadOclif();
  const { parse } = own.integer() as { parse(...given: readonly unknown[]): Promise<number | undefined> };
  return parse(input, context, flag);
}
