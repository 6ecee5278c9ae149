import { expect } from 'vitest';
import type { Organization, Target } from '../../src/model/model.ts';
import type { SectionInput } from '../../src/plan/build-section.ts';
import type { GuardRefusal } from '../../src/plan/plan.ts';
import type { ActualState } from '../../src/plan/state.ts';
import { planOf, target, world } from './world.ts';

export function guardsOf(
  before: Organization | ActualState,
  after: Organization,
  options: Partial<SectionInput> & { readonly fields?: Partial<Target> } = {},
): readonly GuardRefusal[] {
  const actual = 'entries' in before ? before : world(before);
  return planOf(after, actual, { target: target(options.fields), ...options }).section.guards;
}

export function names(refusals: readonly GuardRefusal[]): readonly string[] {
  return refusals.map(({ guard }) => guard);
}

/** The only refusal of a guard, checked to be there at one past the limit and absent at the limit. */
export function expectLimit(
  guard: string,
  limit: number,
  plan: (count: number) => readonly GuardRefusal[],
): void {
  expect(names(plan(limit))).not.toContain(guard);
  const refusal = plan(limit + 1).find((each) => each.guard === guard);
  expect(refusal).toMatchObject({ guard, limit, planned: limit + 1 });
  expect(refusal?.allow).toContain(`--allow ${guard}`);
}
