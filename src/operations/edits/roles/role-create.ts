import type { EditReport } from '../../../report/edits/edit-report.ts';
import type { Session } from '../../session.ts';
import { type EditingOptions, editRepository } from '../edit-repository.ts';
import { plainName } from '../known-document.ts';
import { newDocument } from '../new-document.ts';
import { policyToWrite } from './role-policies.ts';

export interface RoleCreateOptions extends EditingOptions {
  readonly role: string;
  readonly displayName?: string;
  readonly description?: string;
  /** Action patterns, such as `billing:*`. */
  readonly permissions?: readonly string[];
  /** `read-events`, or `read-events@3`. */
  readonly policies?: readonly string[];
  /** `member`, `team`, `service-account`, `token`; default: all of them. */
  readonly assignableTo?: readonly string[];
}

/**
 * Edits the YAML so that there is one more role.
 * @throws BylawError `edit/unknown-policy`, what `newDocument` and `editRepository` throw
 */
export async function roleCreate(session: Session, options: RoleCreateOptions): Promise<EditReport> {
  return editRepository(session, options, async (source) => {
    const { displayName, description, permissions, policies, assignableTo } = options;
    const name = plainName('Role', options.role);
    const body = {
      displayName,
      description,
      permissions,
      policies: policies?.map((policy) => policyToWrite(source.organization, policy)),
      assignableTo,
    };
    return { subject: `Create role ${name}`, edits: [await newDocument(source, 'Role', name, body)] };
  });
}
