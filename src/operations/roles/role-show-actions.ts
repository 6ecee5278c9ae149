import type { StatementSource } from '../../access/decision.ts';
import { rolePermissions } from '../../access/role-permissions.ts';
import type { Role } from '../../model/model.ts';
import type { RoleActionsReport } from '../../report/roles/role-reports.ts';
import { basisOf } from '../access/basis-of.ts';
import { isolatedZones } from '../access/isolated-zones.ts';
import type { QuestionOptions } from '../access/question-options.ts';
import { type AskedAccess, withAccess } from '../access/with-access.ts';
import type { Session } from '../session.ts';
import { knownRole } from './known-role.ts';
import { reportStatements } from './report-statements.ts';

export interface RoleOptions extends QuestionOptions {
  readonly role: string;
}

/** Every action that a role gives by itself, whoever holds it. Throws `role/unknown`. */
export async function roleShowActions(session: Session, options: RoleOptions): Promise<RoleActionsReport> {
  return withAccess(session, options, async (asked) =>
    reportActions(asked, knownRole(asked.source.organization, options.role)),
  );
}

export async function reportActions({ source, access }: AskedAccess, role: Role): Promise<RoleActionsReport> {
  const { name } = role;
  const permissions = rolePermissions(access, name);
  const statements: StatementSource[] = [
    ...new Set(permissions.flatMap((each) => each.statements.map(({ statement }) => statement))),
  ];
  const numbers = new Map(statements.map((statement, number) => [statement, number]));
  const services = [...source.organization.services.values()];
  return {
    basis: basisOf(source),
    role: name,
    services: services.map((each) => ({ service: each.name, actions: Object.keys(each.actions).length })),
    actions: permissions.map(({ service, action, extent, statements: about }) => ({
      service,
      action,
      extent,
      statements: about.flatMap(({ statement }) => numbers.get(statement) ?? []),
    })),
    isolatedZones: role.reachesZones ? [] : isolatedZones(source.organization),
    statements: await reportStatements(source, statements),
  };
}
