import type { GitReader } from '../../git/git-repository.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Organization } from '../../model/model.ts';
import { expectedVersions } from '../../plan/expected-versions.ts';
import { keptLedger } from '../kept-ledger.ts';
import type { Session } from '../session.ts';
import type { RecordedVersions } from './asked-source.ts';

/** The versions that are published, and those that applying the files would publish. */
export async function versionsToBe(
  session: Session,
  git: GitReader,
  ledger: Ledger,
  organization: Organization,
): Promise<Pick<RecordedVersions, 'histories' | 'expected'>> {
  const histories = await keptLedger(git, ledger, session).policyHistories(organization.name);
  return { histories, expected: expectedVersions(organization.policies, histories) };
}
