import type { CompiledAccess } from '../../access/compiled-access.ts';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { openLedgerHere } from '../../ledger/open-ledger.ts';
import type { Organization } from '../../model/model.ts';
import type { RepositorySettings } from '../../model/repository/settings.ts';
import { compileAsked } from '../access/compile-asked.ts';
import { versionsToBe } from '../access/versions-to-be.ts';
import { ledgerOf } from '../own-ledger.ts';
import type { Session } from '../session.ts';
import { withRepository } from '../with-repository.ts';

/**
 * The access of organizations as the files have it, with the policy versions that are published and those that
 * applying the files would publish. In a folder without a repository nothing is known of versions.
 */
export async function compileWorkTree(
  session: Session,
  { ledger: settings }: RepositorySettings,
  organizations: readonly Organization[],
): Promise<readonly CompiledAccess[]> {
  try {
    return await withRepository(session, async (git) => {
      session.progress.step('reading the ledger');
      const ledger = await openLedgerHere(git, await ledgerOf(git, settings));
      const compiled: CompiledAccess[] = [];
      for (const organization of organizations) {
        const recorded = await versionsToBe(session, git, ledger, organization);
        compiled.push(compileAsked({ organization, recorded }));
      }
      return compiled;
    });
  } catch (error) {
    if (!(error instanceof BylawError) || error.code !== 'git/no-repository') throw error;
    return organizations.map((organization) => compileAsked({ organization }));
  }
}
