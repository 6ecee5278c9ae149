import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import type { Member } from '../../../model/model.ts';
import type { EditReport } from '../../../report/edits/edit-report.ts';
import type { AskedSource } from '../../access/asked-source.ts';
import type { Session } from '../../session.ts';
import { type EditingOptions, editRepository } from '../edit-repository.ts';
import { knownDocument } from '../known-document.ts';
import { removalEdits } from './removal-edits.ts';

export interface MemberLeaveOptions extends EditingOptions {
  /** Who leaves; default: the member with the e-mail that Git knows. */
  readonly as?: string;
}

/**
 * Edits the YAML so that whoever asks is no longer a member, and nothing names them.
 * @throws BylawError `edit/who-leaves`, `edit/unknown-member`, and what `removalEdits` and `editRepository` throw
 */
export async function memberLeave(session: Session, options: MemberLeaveOptions = {}): Promise<EditReport> {
  return editRepository(session, options, async (source) => {
    const member =
      options.as === undefined
        ? await whoAsks(source)
        : knownDocument(source.organization, 'Member', options.as);
    return {
      subject: `${member.name} leaves`,
      edits: await removalEdits(source, member, 'leave'),
    };
  });
}

async function whoAsks({ organization, recorded }: AskedSource): Promise<Member> {
  const email = (await recorded?.git.identity())?.email;
  if (email === undefined) throw unknownLeaver('Git does not know who you are');
  const wanted = email.toLowerCase();
  const member = [...organization.members.values()].find((each) => each.email?.toLowerCase() === wanted);
  if (member !== undefined) return member;
  throw unknownLeaver(
    `no member of ${organization.name} has the e-mail \`${email}\`, which Git knows you by`,
  );
}

function unknownLeaver(message: string): BylawError {
  return new BylawError('edit/who-leaves', message, { hint: 'say who leaves: `--as MEMBER`' });
}
