import type { AccessRoute, RouteStep } from '../../access/diff/access-diff.ts';
import { renderPlace } from '../render-diagnostics-text.ts';

/** `team/core → role/editor → policy/edit@3 #AllowEdit`, as it is written. */
export function routeText({ steps }: Pick<AccessRoute, 'steps'>): string {
  const words: string[] = [];
  for (const { is, name } of steps) {
    if (is === 'statement') words.push(`${words.pop() ?? ''} ${name}`.trim());
    else words.push(name);
  }
  return words.join(' → ');
}

/** Where the last step that stands in a file does: `policies/edit.yaml:12`. */
export function routePlace({ steps }: Pick<AccessRoute, 'steps'>): string | undefined {
  const at = steps.findLast((step) => step.at !== undefined)?.at;
  return at === undefined ? undefined : `${at.file}:${at.start.line}`;
}

/** Where each step stands, without those that stand nowhere. */
export function stepPlaces(
  steps: readonly RouteStep[],
): readonly { readonly name: string; readonly place: string }[] {
  return steps.flatMap(({ name, at }) => (at === undefined ? [] : [{ name, place: renderPlace(at) }]));
}
