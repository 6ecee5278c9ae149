import { Flags } from './flags.ts';

/** The flags by which `plan` and `apply` choose among the changes. */
export const onlyFlag = Flags.string({
  description: 'only the change of this address, with what it depends on (repeatable)',
  helpValue: 'ADDRESS',
  multiple: true,
  multipleNonGreedy: true,
});

export const holdRemovalsFlag = Flags.boolean({ description: 'keep back what takes access away' });

export const allowFlag = Flags.string({
  description: 'let this guard pass (repeatable); in CI only the YAML can',
  helpValue: 'GUARD',
  multiple: true,
  multipleNonGreedy: true,
});
