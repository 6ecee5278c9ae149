import { presentFields } from '../../model/present-fields.ts';
import type { ServiceAccountShowReport } from '../../report/views/view-reports.ts';
import type { QuestionOptions } from '../access/question-options.ts';
import { withSource } from '../access/with-source.ts';
import { knownDocument } from '../edits/known-document.ts';
import type { Session } from '../session.ts';
import { principalFacts } from './principal-facts.ts';

export interface ServiceAccountShowOptions extends QuestionOptions {
  /** `ci`, or `service-account/ci`. */
  readonly serviceAccount: string;
}

/** What is declared of a service account. Throws `edit/unknown-service-account`. */
export async function serviceAccountShow(
  session: Session,
  options: ServiceAccountShowOptions,
): Promise<ServiceAccountShowReport> {
  return withSource(session, options, async (source) => {
    const account = knownDocument(source.organization, 'ServiceAccount', options.serviceAccount);
    const { name, description, owner, status } = account;
    return {
      serviceAccount: name,
      ...(await principalFacts(source, 'service-account', account)),
      ...presentFields({ description }),
      owner,
      status,
    };
  });
}
