import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { EditReport } from '../../report/edits/edit-report.ts';
import type { Session } from '../session.ts';
import { topicOf, wordsFor } from './documents-of.ts';
import { type EditingOptions, editRepository } from './edit-repository.ts';
import { knownDocument } from './known-document.ts';
import { refuseLastOwner } from './members/organization-role.ts';

/** Who can be suspended: `ana`, or `member/ana`. */
export interface Suspendable {
  readonly kind: 'Member' | 'ServiceAccount';
  readonly name: string;
}

/**
 * Edits the YAML so that a member or a service account has no access; what they hold stays written.
 * @throws BylawError `edit/unknown-member`, `edit/unknown-service-account`, `edit/already-suspended`, `edit/last-owner`,
 *   and what `editRepository` throws
 */
export async function suspend(
  session: Session,
  { kind, name: given }: Suspendable,
  options: EditingOptions,
): Promise<EditReport> {
  return editRepository(session, options, ({ organization }) => {
    const { name, status, origin } = knownDocument(organization, kind, given);
    if (status === 'suspended') {
      throw new BylawError('edit/already-suspended', `\`${name}\` is suspended already`, {
        hint: `\`bylaw ${topicOf(kind)} reactivate ${name}\` gives access again`,
      });
    }
    if (kind === 'Member')
      refuseLastOwner(organization, knownDocument(organization, kind, given), 'be suspended');
    const place = { origin, kind, path: ['status'] };
    return {
      subject: `Suspend ${wordsFor[kind]} ${name}`,
      edits: [{ is: 'set-field', place, value: 'suspended' }],
    };
  });
}

/**
 * Edits the YAML so that who is suspended has again what they hold.
 * @throws BylawError `edit/unknown-member`, `edit/unknown-service-account`, `edit/not-suspended`, and what
 *   `editRepository` throws
 */
export async function reactivate(
  session: Session,
  { kind, name: given }: Suspendable,
  options: EditingOptions,
): Promise<EditReport> {
  return editRepository(session, options, ({ organization }) => {
    const { name, status, origin } = knownDocument(organization, kind, given);
    if (status !== 'suspended') {
      throw new BylawError('edit/not-suspended', `\`${name}\` is not suspended`, {
        hint: `\`bylaw access show ${kind === 'Member' ? '' : 'service-account/'}${name}\` shows what they may`,
      });
    }
    const place = { origin, kind, path: ['status'] };
    return {
      subject: `Reactivate ${wordsFor[kind]} ${name}`,
      edits: [{ is: 'set-field', place, value: 'active' }],
    };
  });
}
