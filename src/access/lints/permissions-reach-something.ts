import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import { isMistake } from '../../model/patterns/pattern.ts';
import { parseResourcePattern } from '../../model/patterns/resource-pattern.ts';
import { placeAt } from '../../model/place.ts';
import type { ActionSet } from '../engine/action-table.ts';
import type { Finding } from './lint.ts';
import type { LintedOrganization } from './linted-organization.ts';

/** Permissions reach the organization's own resources: what its types name otherwise, they never do. */
export function* permissionsReachSomething({ organization, actions }: LintedOrganization): Iterable<Finding> {
  const known = new Map<string, boolean>();
  for (const { name, permissions, origin } of organization.roles.values()) {
    const vain = permissions.filter((permission) => {
      const types = typesOf(actions.matching(permission));
      return types !== undefined && !types.some((type) => mayBeOwn(type));
    });
    if (vain.length === 0) continue;
    const names = vain.map((permission) => `\`${permission}\``).join(', ');
    const diagnostic = createDiagnostic('access/reaches-nothing', {
      message: `${names}: by ${vain.length === 1 ? 'this permission' : 'these permissions'} nothing is reached, as the resources are not the organization's by their names`,
      at: placeAt(origin, ['permissions']),
      hint: 'write `{org_id}` in its segment of `resourceTypes`, or use a policy whose statement names the resources',
    });
    yield { of: `role/${name}`, diagnostic };
  }

  /** Undefined where some action is done to `*`, or where nothing is named. */
  function typesOf(set: ActionSet): readonly string[] | undefined {
    if (set === 'all') return undefined;
    const named = [...set].flatMap(([service, indexes]) =>
      indexes.flatMap((index) => actions.services[service]?.actions[index] ?? []),
    );
    return named.length === 0 || named.some(({ hasResources }) => !hasResources)
      ? undefined
      : named.flatMap(({ resources }) => resources);
  }

  function mayBeOwn(type: string): boolean {
    const before = known.get(type);
    if (before !== undefined) return before;
    const answer = namesOwn(type, organization.id);
    known.set(type, answer);
    return answer;
  }
}

/** Whether the organization's segment, the last of the head, may be its id. */
function namesOwn(type: string, id: string): boolean {
  const parsed = parseResourcePattern(type);
  if (parsed === 'any' || isMistake(parsed)) return true;
  const segment = parsed.head.at(-1) ?? [];
  if (segment.some(({ is }) => is !== 'literal')) return true;
  return segment.map((piece) => (piece.is === 'literal' ? piece.text : '')).join('') === id;
}
