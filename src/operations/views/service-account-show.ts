import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { didYouMean } from '../../diagnostic/nearest-name.ts';
import type { Organization, ServiceAccount } from '../../model/model.ts';
import { presentFields } from '../../model/present-fields.ts';
import type { ServiceAccountShowReport } from '../../report/views/view-reports.ts';
import type { QuestionOptions } from '../access/question-options.ts';
import { withSource } from '../access/with-source.ts';
import type { Session } from '../session.ts';
import { principalFacts } from './principal-facts.ts';

export interface ServiceAccountShowOptions extends QuestionOptions {
  /** `ci`, or `service-account/ci`. */
  readonly serviceAccount: string;
}

/** What is declared of a service account. Throws `view/unknown-service-account`. */
export async function serviceAccountShow(
  session: Session,
  options: ServiceAccountShowOptions,
): Promise<ServiceAccountShowReport> {
  return withSource(session, options, async (source) => {
    const account = knownServiceAccount(source.organization, options.serviceAccount);
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

function knownServiceAccount(
  { serviceAccounts, name: organization }: Organization,
  text: string,
): ServiceAccount {
  const name = text.replace(/^service-account\//, '');
  const account = serviceAccounts.get(name);
  if (account !== undefined) return account;
  throw new BylawError(
    'view/unknown-service-account',
    `${organization} has no service account \`${name}\``,
    didYouMean(name, serviceAccounts.keys()),
  );
}
