import type { CompiledAccess } from '../../access/compiled-access.ts';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { openLedgerToRead } from '../../ledger/open-ledger.ts';
import type { Organization } from '../../model/model.ts';
import type { RepositorySettings } from '../../model/repository/settings.ts';
import { compileAsked } from '../access/compile-asked.ts';
import { versionsToBe } from '../access/versions-to-be.ts';
import { ledgerOf } from '../own-ledger.ts';
import type { Session } from '../session.ts';
import { withRepository } from '../with-repository.ts';

export interface CompiledWorkTree {
  readonly compiled: readonly CompiledAccess[];
  /** A remote that is known to hold newer entries, which are not in this clone. */
  readonly behind: string | null;
}

/**
 * The access of organizations as the files have it, with the policy versions that are published and those that
 * applying the files would publish. In a folder without a repository nothing is known of versions.
 */
export async function compileWorkTree(
  session: Session,
  { ledger: settings }: RepositorySettings,
  organizations: readonly Organization[],
): Promise<CompiledWorkTree> {
  try {
    return await withRepository(session, async (git) => {
      session.progress.step('reading the ledger');
      const { ledger, behind = null } = await openLedgerToRead(git, await ledgerOf(git, settings));
      const compiled: CompiledAccess[] = [];
      for (const organization of organizations) {
        const recorded = await versionsToBe(session, git, ledger, organization);
        compiled.push(compileAsked({ organization, recorded }));
      }
      return { compiled, behind };
    });
  } catch (error) {
    if (!(error instanceof BylawError) || error.code !== 'git/no-repository') throw error;
    return { compiled: organizations.map((organization) => compileAsked({ organization })), behind: null };
  }
}
