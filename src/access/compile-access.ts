import type { Organization } from '../model/model.ts';
import { actionCatalogue } from '../model/services/action-catalogue.ts';
import type { AccessOptions } from './access-options.ts';
import { holdingCompiler } from './compile/compile-holdings.ts';
import { statementCompiler } from './compile/compile-policies.ts';
import { compilePrincipals } from './compile/compile-principals.ts';
import { compileZones } from './compile/compile-zones.ts';
import type { CompiledAccess } from './compiled-access.ts';
import type { Assumption } from './decision.ts';
import { actionTable } from './engine/action-table.ts';
import { matching } from './engine/collect.ts';
import type { Engine } from './engine/engine.ts';
import { emptyFrame } from './engine/frame.ts';
import { keyTable } from './engine/key-table.ts';
import { nobody } from './engine/nobody.ts';
import { versionResolver } from './engine/policy-versions.ts';
import { variablesOf } from './engine/variable.ts';

/** Compiles the access of an organization of a valid model. Reads no clock: what starts and expires is kept as such. */
export function compileAccess(organization: Organization, options: AccessOptions = {}): CompiledAccess {
  const actions = actionTable(organization.services.values(), organization.id);
  const keys = keyTable(actionCatalogue(organization.services.values()));
  const zones = compileZones(organization.zones, (table) => variablesOf(organization.id, keys, table));
  const variables = variablesOf(organization.id, keys, zones);
  const statements = statementCompiler(
    { organizationId: organization.id, actions, keys, zones, variables, settled: new Map() },
    versionResolver(organization.policies, options.versions),
  );
  const holdings = holdingCompiler(organization, zones, variables, statements.role);
  const boundary = statements.boundary(organization.boundary);
  const byName = compilePrincipals({ organization, holdings, statements, invitations: options.invitations });
  const engine: Engine = {
    organization,
    assumptions: assumptionsOf(organization, options),
    principals: [...byName.keys()],
    statements: statements.sources,
    actions,
    keys,
    zones,
    byName,
    roles: holdings.roles,
    boundary,
    nobody,
    frame: emptyFrame(nobody),
    matching: matching(zones),
  };
  return engine;
}

function assumptionsOf(
  { membership, policies }: Organization,
  { versions, invitations, notAllInvited = false }: AccessOptions,
): readonly Assumption[] {
  const invites = (membership.written.invite ?? 'none') !== 'none';
  return [
    ...(invites && (invitations === undefined || notAllInvited) ? (['invitations-accepted'] as const) : []),
    ...(policies.size > 0 && versions === undefined ? (['files-in-force'] as const) : []),
  ];
}
