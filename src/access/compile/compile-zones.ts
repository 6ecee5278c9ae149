import type { Zone } from '../../model/model.ts';
import type { Variables } from '../engine/variable.ts';
import type { ZoneTable } from '../engine/zone-table.ts';
import { compileResource } from '../text/compiled-resource.ts';

/** The zones of an organization. The table is handed to `variables` before it holds anything: `{zone}` reads from it. */
export function compileZones(
  zones: ReadonlyMap<string, Zone>,
  variablesOf: (table: ZoneTable) => Variables,
): ZoneTable {
  const patterns: ZoneTable['patterns'][number][] = [];
  const all = [...zones.values()];
  const isolated = all.map((zone) => zone.isolated);
  const table = {
    names: all.map(({ name }) => name),
    isolated,
    hasIsolated: isolated.includes(true),
    patterns,
    hasVariables: false,
  };
  const variables = variablesOf(table);
  for (const [zone, { resources }] of all.entries()) {
    for (const text of resources) {
      const resource = compileResource(text, (name) => (name === 'zone' ? { is: 'never' } : variables(name)));
      patterns.push({ zone, resource });
      table.hasVariables ||= resource.shape === 'variable' || resource.shape === 'doubtful';
    }
  }
  return table;
}
