import { always } from '../../compile/compile-holdings.ts';
import { unknownZone } from '../../engine/frame.ts';
import type { Holding } from '../../engine/principal.ts';
import { statementTable } from '../../statements/statement-table.ts';
import { compileResource } from '../../text/compiled-resource.ts';
import { resourceSet } from '../../text/resource-set.ts';
import type { OpenEngine } from './open-engine.ts';
import { withTexts } from './opened-statement.ts';
import type { StatementScope } from './scoped-statement.ts';

/** A binding of this scope, whoever has it and whichever role it is of. */
export function openHolding(
  { organization, zones, workshop }: OpenEngine,
  { zone, on, reachesZones }: StatementScope,
): Holding {
  const table = statementTable([]);
  const number = zones.names.indexOf(zone ?? '');
  const texts = on?.map(withTexts);
  const compiled = texts?.map((text) => compileResource(text, workshop.variables));
  const isScoped = zone !== undefined || on !== undefined;
  const scope = {
    zone: zone === undefined ? undefined : number < 0 ? unknownZone : number,
    on: compiled && resourceSet(compiled),
    variesByPrincipal: false,
  };
  return {
    ...{ role: { name: '', reachesZones, table }, table, scope: isScoped ? scope : undefined },
    ...{ ...always, teams: [] },
    binding: {
      ...{ role: '', origin: organization.origin },
      ...(zone === undefined ? {} : { zone }),
      ...(texts === undefined ? {} : { on: texts }),
    },
  };
}
