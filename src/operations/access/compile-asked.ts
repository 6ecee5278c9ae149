import { compileAccess } from '../../access/compile-access.ts';
import type { CompiledAccess } from '../../access/compiled-access.ts';
import type { Organization } from '../../model/model.ts';
import type { RecordedVersions } from './asked-source.ts';

/** The access of what is asked about; where nothing is recorded, the text of the files is every version. */
export function compileAsked({
  organization,
  recorded,
}: {
  readonly organization: Organization;
  readonly recorded?: Pick<RecordedVersions, 'histories' | 'expected' | 'invitations'>;
}): CompiledAccess {
  if (recorded === undefined) return compileAccess(organization);
  const { histories: published, expected, invitations } = recorded;
  return compileAccess(organization, {
    versions: { published, expected },
    ...(invitations === undefined
      ? {}
      : { invitations: invitations.open, notAllInvited: !invitations.isComplete }),
  });
}
