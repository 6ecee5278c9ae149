import type { Organization } from '../../../model/model.ts';
import { actionCatalogue } from '../../../model/services/action-catalogue.ts';
import { compileZones } from '../../compile/compile-zones.ts';
import type { ActionTable } from '../../engine/action-table.ts';
import { matching } from '../../engine/collect.ts';
import type { Engine } from '../../engine/engine.ts';
import { emptyFrame } from '../../engine/frame.ts';
import { keyTable } from '../../engine/key-table.ts';
import { nobody } from '../../engine/nobody.ts';
import { variablesOf } from '../../engine/variable.ts';
import type { Workshop } from '../../statements/compiled-statement.ts';
import { type OpenKeys, openKeys } from './open-keys.ts';

/** An engine of nobody, whose statements may be held by anybody at any time. */
export interface OpenEngine extends Engine {
  readonly keys: OpenKeys;
  readonly workshop: Workshop;
}

export function openEngine(organization: Organization, actions: ActionTable): OpenEngine {
  const catalogue = actionCatalogue(organization.services.values());
  const keys = openKeys(keyTable(catalogue), catalogue.keys);
  const zones = compileZones(organization.zones, (table) => variablesOf(organization.id, keys, table));
  const variables = variablesOf(organization.id, keys, zones);
  return {
    ...{ organization, assumptions: [], principals: [], statements: [], byName: new Map(), roles: new Map() },
    ...{ actions, keys, zones, boundary: undefined, nobody, frame: emptyFrame(nobody) },
    matching: matching(zones),
    workshop: { organizationId: organization.id, actions, keys, zones, variables, settled: new Map() },
  };
}
