import type { AccessRoute, RouteStep } from '../../access/diff/access-diff.ts';
import { renderPlace } from '../render-diagnostics-text.ts';

/** `team/core → role/editor → policy/edit@3 #AllowEdit`, as it is written; what boundaries leave of it only if `whole`. */
export function routeText({ steps }: Pick<AccessRoute, 'steps'>, whole = false): string {
  const words: string[] = [];
  for (const { is, name } of whole ? steps : givingSteps(steps)) {
    if (is === 'statement') words.push(`${words.pop() ?? ''} ${name}`.trim());
    else words.push(name);
  }
  return words.join(' → ');
}

/** Where the last step that stands in a file does: `policies/edit.yaml:12`. */
export function routePlace({ steps }: Pick<AccessRoute, 'steps'>): string | undefined {
  const at = givingSteps(steps).findLast((step) => step.at !== undefined)?.at;
  return at === undefined ? undefined : `${at.file}:${at.start.line}`;
}

/** Those that give: a boundary gives nothing. */
function givingSteps(steps: readonly RouteStep[]): readonly RouteStep[] {
  const first = steps.findIndex(({ is }) => is === 'boundary');
  return first > 0 ? steps.slice(0, first) : steps;
}

/** Where each step stands, without those that stand nowhere. */
export function stepPlaces(
  steps: readonly RouteStep[],
): readonly { readonly name: string; readonly place: string }[] {
  return steps.flatMap(({ name, at }) => (at === undefined ? [] : [{ name, place: renderPlace(at) }]));
}
