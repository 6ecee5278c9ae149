import { BylawError } from '../../../../src/diagnostic/bylaw-error.ts';
import { accessWhoCan } from '../../../../src/operations/access/access-who-can.ts';
import { apply } from '../../../../src/operations/apply.ts';
import { type PlanRequest, plan } from '../../../../src/operations/plan.ts';
import { policyList } from '../../../../src/operations/policies/policy-list.ts';
import type { Session } from '../../../../src/operations/session.ts';
import { validate } from '../../../../src/operations/validate.ts';
import type { Random } from '../random.ts';
import type { Repository } from './repository.ts';

/** Something that is asked, by name. */
export interface Question {
  readonly asks: string;
  readonly ask: (session: Session) => Promise<unknown>;
}

const requests: readonly PlanRequest[] = [
  {},
  {},
  {},
  { offline: true },
  { holdRemovals: true },
  { only: ['member:hall/m1', 'team:hall/t1'] },
  { organizations: ['hall'] },
  { targets: ['directory'] },
  { allow: ['lost-access', 'gained-access'] },
  { against: 'HEAD' },
  { against: 'HEAD~1' },
];

export function someQuestion(random: Random): Question {
  const at = random.below(10);
  if (at === 0) return { asks: 'validate', ask: (session) => validate(session) };
  if (at === 1)
    return {
      asks: 'who can',
      ask: (session) =>
        accessWhoCan(session, {
          organization: 'hall',
          action: 'scores:mark',
          resource: 'krn:hall:scores:hall:score/vault-1',
        }),
    };
  if (at === 2) return { asks: 'policies', ask: (session) => policyList(session, { organization: 'hall' }) };
  if (at === 3) return { asks: 'what an apply would ask', ask: plannedByApply };
  const request = random.pick(requests);
  return { asks: `plan ${JSON.stringify(request)}`, ask: (session) => plan(session, request) };
}

/** The plan that an apply shows, and which nobody agrees to; what earlier ones left is settled before. */
async function plannedByApply(session: Session): Promise<unknown> {
  await apply(session, { confirm: async () => false });
  const shown: unknown[] = [];
  const result = await apply(session, {
    async confirm(planned) {
      shown.push(planned);
      return false;
    },
  });
  return { shown, result };
}

/** Everything that comes of a question, as text. */
export async function answerTo(
  { ask }: Question,
  repository: Repository,
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  const said = await told(ask, repository.session(environment));
  return said.replaceAll(repository.folder, '<folder>');
}

async function told(ask: Question['ask'], session: Session): Promise<string> {
  try {
    return JSON.stringify(await ask(session), (_, part) => (part instanceof Map ? [...part] : part), 1) ?? '';
  } catch (error) {
    if (!(error instanceof BylawError)) throw error;
    return JSON.stringify({ failed: error.code, message: error.message, hint: error.hint });
  }
}
