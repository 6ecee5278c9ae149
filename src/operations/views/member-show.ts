import { isOwnersRole } from '../../model/organization/owners.ts';
import { presentFields } from '../../model/present-fields.ts';
import type { MemberShowReport } from '../../report/views/view-reports.ts';
import type { QuestionOptions } from '../access/question-options.ts';
import { withSource } from '../access/with-source.ts';
import { knownDocument } from '../edits/known-document.ts';
import type { Session } from '../session.ts';
import { memberActivity } from './member-activity.ts';
import { memberStatus } from './member-status.ts';
import { principalFacts } from './principal-facts.ts';
import { serviceAccountsOf } from './service-accounts-of.ts';

export interface MemberShowOptions extends QuestionOptions {
  /** `ana`, or `member/ana`. */
  readonly member: string;
}

/** What is declared of a member, and what they were seen to do. Throws `edit/unknown-member`. */
export async function memberShow(session: Session, options: MemberShowOptions): Promise<MemberShowReport> {
  return withSource(session, options, async (source) => {
    const { organization } = source;
    const member = knownDocument(organization, 'Member', options.member);
    const { name, email, manager, role } = member;
    return {
      member: name,
      ...(await principalFacts(source, 'member', member)),
      status: memberStatus(source, member),
      ...presentFields({ email, manager }),
      owner: isOwnersRole(organization, role),
      manages: [...organization.members.values()]
        .filter((each) => each.manager === name)
        .map((each) => each.name),
      serviceAccounts: serviceAccountsOf(organization, `member/${name}`),
      activity: await memberActivity(source, member),
    };
  });
}
