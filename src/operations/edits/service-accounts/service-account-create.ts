import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import type { Organization } from '../../../model/model.ts';
import type { EditReport } from '../../../report/edits/edit-report.ts';
import type { Session } from '../../session.ts';
import { type EditingOptions, editRepository } from '../edit-repository.ts';
import { knownDocument, plainName } from '../known-document.ts';
import { newDocument } from '../new-document.ts';

export interface ServiceAccountCreateOptions extends EditingOptions {
  readonly serviceAccount: string;
  /** Who answers for it: `member/ana` or `team/core`. */
  readonly owner: string;
  readonly displayName?: string;
  readonly description?: string;
  /** The one organization role. */
  readonly role?: string;
}

/**
 * Edits the YAML so that there is one more service account.
 * @throws BylawError `edit/unknown-member`, `edit/unknown-team`, `edit/unknown-role`, what `newDocument` and
 *   `editRepository` throw
 */
export async function serviceAccountCreate(
  session: Session,
  options: ServiceAccountCreateOptions,
): Promise<EditReport> {
  return editRepository(session, options, async (source) => {
    const { organization } = source;
    const { displayName, description, role } = options;
    const name = plainName('ServiceAccount', options.serviceAccount);
    const body = {
      displayName,
      description,
      owner: knownOwner(organization, options.owner),
      role: role === undefined ? undefined : knownDocument(organization, 'Role', role).name,
    };
    const edit = await newDocument(source, 'ServiceAccount', name, body);
    return { subject: `Create service account ${name}`, edits: [edit] };
  });
}

function knownOwner(organization: Organization, given: string): string {
  const [, kind, name = ''] = /^(member|team)\/(.*)$/.exec(given) ?? [];
  if (kind === 'member') return `member/${knownDocument(organization, 'Member', name).name}`;
  if (kind === 'team') return `team/${knownDocument(organization, 'Team', name).name}`;
  throw new BylawError('edit/unknown-owner', `\`${given}\` cannot own a service account`, {
    hint: 'the owner is a member or a team: write `member/ana` or `team/core`',
  });
}
