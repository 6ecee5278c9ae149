import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import type { EditReport } from '../../../report/edits/edit-report.ts';
import type { Session } from '../../session.ts';
import { type EditingOptions, editRepository } from '../edit-repository.ts';
import { knownMember } from './known-member.ts';

export interface MemberStatusOptions extends EditingOptions {
  /** `ana`, or `member/ana`. */
  readonly member: string;
}

/**
 * Edits the YAML so that a member has no access; what they hold stays written.
 * @throws BylawError `edit/unknown-member`, `edit/already-suspended`, and what `editRepository` throws
 */
export async function memberSuspend(session: Session, options: MemberStatusOptions): Promise<EditReport> {
  return editRepository(session, options, ({ organization }) => {
    const { name, status, origin } = knownMember(organization, options.member);
    if (status === 'suspended') {
      throw new BylawError('edit/already-suspended', `\`${name}\` is suspended already`, {
        hint: `\`bylaw member reactivate ${name}\` gives access again`,
      });
    }
    const place = { origin, kind: 'Member', path: ['status'] };
    return {
      subject: `Suspend ${name}`,
      edits: [{ is: 'set-field', place, value: 'suspended' }],
    };
  });
}

/**
 * Edits the YAML so that a suspended member has again what they hold.
 * @throws BylawError `edit/unknown-member`, `edit/not-suspended`, and what `editRepository` throws
 */
export async function memberReactivate(session: Session, options: MemberStatusOptions): Promise<EditReport> {
  return editRepository(session, options, ({ organization }) => {
    const { name, status, origin } = knownMember(organization, options.member);
    if (status !== 'suspended') {
      throw new BylawError('edit/not-suspended', `\`${name}\` is not suspended`, {
        hint: `\`bylaw access show ${name}\` shows what they may`,
      });
    }
    const place = { origin, kind: 'Member', path: ['status'] };
    return {
      subject: `Reactivate ${name}`,
      edits: [{ is: 'set-field', place, value: 'active' }],
    };
  });
}
