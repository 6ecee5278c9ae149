import { repositoryFile } from './organization-folders.ts';
import type { RepositorySettings } from './settings.ts';

/** What becomes of a setting of `bylaw.yaml` that keeps others in check, in one sentence. */
export interface SettingChange {
  readonly message: string;
  /** Whether it may keep less than it did. */
  readonly isLooser: boolean;
}

type Guarding = Pick<RepositorySettings, 'ledger' | 'applyBranch'>;

/**
 * What changes of the ledger and of the branch that is applied: another ledger knows nothing of what was applied,
 * revoked and approved, and another branch may be one that nobody reviews.
 */
export function settingChanges(was: Guarding, is: Guarding): readonly SettingChange[] {
  const { ledger } = was;
  return [
    ...changed('names another ledger', ledger.ref, is.ledger.ref),
    ...changed('asks another remote for the ledger', ledger.remote, is.ledger.remote),
    ...changed('applies another branch', was.applyBranch, is.applyBranch),
    ...(ledger.trust === is.ledger.trust
      ? []
      : is.ledger.trust === 'signed'
        ? [told('takes only entries of the ledger that are signed', false)]
        : [told('takes entries of the ledger that nobody signed', true)]),
  ];
}

function changed(what: string, was = 'the usual one', is = 'the usual one'): readonly SettingChange[] {
  return was === is ? [] : [told(`${what}: \`${is}\` instead of \`${was}\``, true)];
}

function told(what: string, isLooser: boolean): SettingChange {
  return { message: `\`${repositoryFile}\` ${what}${isLooser ? ': it may hold less' : ''}`, isLooser };
}
