import { Flags } from './flags.ts';

/** The organization that a question is about. */
export const organizationFlag = Flags.string({
  description: 'the organization, where the repository has several',
  helpValue: 'NAME',
});

export const atFlag = Flags.string({
  description: 'answer of a commit, branch or tag, or of what was applied by a day (2026-06-30)',
  helpValue: 'REVISION|DATE',
});

export const nowFlag = Flags.string({
  description: 'which bindings have started and expired; default: now, or the day asked about',
  helpValue: 'TIME',
});
