import type { StatementSource } from '../../access/decision.ts';
import type { Json } from '../../digest/json.ts';
import type { Service } from '../../model/model.ts';
import { globMatches } from '../../model/patterns/glob-matches.ts';
import type { RoleActionReport } from '../../report/roles/role-reports.ts';

/** The actions of the catalogue that some statement allows, with all statements about each. */
export function actionsOf(
  services: Iterable<Service>,
  statements: readonly StatementSource[],
): readonly RoleActionReport[] {
  return [...services].flatMap(({ name: service, actions }) =>
    Object.keys(actions).flatMap((each): readonly RoleActionReport[] => {
      const action = `${service}:${each}`;
      const about = statements.flatMap((statement, index) => (isAbout(statement, action) ? [index] : []));
      const found = about.flatMap((index) => statements[index] ?? []);
      if (!found.some(({ effect }) => effect === 'allow')) return [];
      return [{ service, action, extent: extentOf(found), statements: about }];
    }),
  );
}

function isAbout({ written: { actions, notActions } }: StatementSource, action: string): boolean {
  const wanted = action.toLowerCase();
  const matches = (patterns: Json | undefined) =>
    listOf(patterns).some((each) => each === '*' || globMatches(String(each).toLowerCase(), wanted));
  return actions === undefined ? !matches(notActions) : matches(actions);
}

function extentOf(found: readonly StatementSource[]): RoleActionReport['extent'] {
  const denies = found.filter(({ effect }) => effect === 'deny');
  if (denies.some(isUnlimited)) return 'never';
  return denies.length === 0 && found.some(isUnlimited) ? 'always' : 'sometimes';
}

/** Whether a statement counts on every resource, in every context. */
function isUnlimited({ written: { resources, notResources, conditions } }: StatementSource): boolean {
  const everywhere = resources === undefined || listOf(resources).includes('*');
  return everywhere && notResources === undefined && conditions === undefined;
}

function listOf(value: Json | undefined): readonly Json[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly Json[]) : [value];
}
