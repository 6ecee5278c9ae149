import type { Role } from '../../model/model.ts';
import type { RoleActionsReport } from '../../report/roles/role-reports.ts';
import type { AskedSource } from '../access/asked-source.ts';
import { basisOf } from '../access/basis-of.ts';
import type { QuestionOptions } from '../access/question-options.ts';
import { withSource } from '../access/with-source.ts';
import type { Session } from '../session.ts';
import { actionsOf } from './actions-of.ts';
import { knownRole } from './known-role.ts';
import { type RoleStatements, reportStatements, roleStatements } from './role-statements.ts';

export interface RoleOptions extends QuestionOptions {
  readonly role: string;
}

/** Every action that a role gives by itself, whoever holds it. Throws `role/unknown`. */
export async function roleShowActions(session: Session, options: RoleOptions): Promise<RoleActionsReport> {
  return withSource(session, options, async (source) => {
    const role = knownRole(source.organization, options.role);
    return reportActions(source, role, roleStatements(source, role));
  });
}

/** The same of a role whose statements are known. */
export async function reportActions(
  source: AskedSource,
  { name }: Role,
  { statements }: RoleStatements,
): Promise<RoleActionsReport> {
  const services = [...source.organization.services.values()];
  return {
    basis: basisOf(source),
    role: name,
    services: services.map((each) => ({ service: each.name, actions: Object.keys(each.actions).length })),
    actions: actionsOf(services, statements),
    statements: await reportStatements(source, statements),
  };
}
