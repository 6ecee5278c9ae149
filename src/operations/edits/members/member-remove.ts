import type { EditReport } from '../../../report/edits/edit-report.ts';
import type { Session } from '../../session.ts';
import { type EditingOptions, editRepository } from '../edit-repository.ts';
import { knownDocument } from '../known-document.ts';
import { removalEdits } from './removal-edits.ts';

export interface MemberRemoveOptions extends EditingOptions {
  /** `ana`, or `member/ana`. */
  readonly member: string;
}

/**
 * Edits the YAML so that a member and all that names them is gone.
 * @throws BylawError `edit/unknown-member`, and what `removalEdits` and `editRepository` throw
 */
export async function memberRemove(session: Session, options: MemberRemoveOptions): Promise<EditReport> {
  return editRepository(session, options, async (source) => {
    const member = knownDocument(source.organization, 'Member', options.member);
    return {
      subject: `Remove member ${member.name}`,
      edits: await removalEdits(source, member, 'be removed'),
    };
  });
}
