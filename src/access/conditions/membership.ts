import { isMistake, type Pattern, parsePattern } from '../../model/patterns/pattern.ts';
import type { ConditionValue } from '../../model/services/condition-value.ts';
import type { Frame } from '../engine/frame.ts';
import type { Variable } from '../engine/variable.ts';
import { compileResource, someResourceMatches } from '../text/compiled-resource.ts';
import { emptyResourceName, readResourceName } from '../text/resource-name.ts';
import { type ComparisonTest, comparisonTest } from './comparison-test.ts';
import type { ConditionScope } from './condition.ts';
import type { OperatorFamily } from './operator-family.ts';
import type { Scalar } from './scalar.ts';

/** The values written for a key. */
export interface Membership {
  /**
   * Whether a value of the key compares with one of them.
   *
   * @param inDoubt what a written value that has no value now counts as
   */
  readonly holds: (frame: Frame, value: Scalar, inDoubt: boolean) => boolean;
  /** Whether they are the same for all requests of a principal. */
  readonly isSettled: boolean;
}

export function compileMembership(
  family: OperatorFamily,
  values: readonly ConditionValue[],
  scope: ConditionScope,
): Membership {
  if (family.comparison === 'resource-like') return resourceMembership(values, scope);
  const settled: ComparisonTest[] = [];
  const open: OpenValue[] = [];
  let isDoubtful = false;
  for (const value of values) {
    const compiled = compileValue(family, value, scope);
    if (compiled === undefined) isDoubtful = true;
    else if (typeof compiled === 'function') settled.push(compiled);
    else open.push(compiled);
  }
  return {
    holds: (frame, value, inDoubt) => {
      for (const test of settled) if (test(value)) return true;
      for (const each of open) if (openMatches(each, family, frame, value, inDoubt)) return true;
      return isDoubtful && inDoubt;
    },
    isSettled: open.every(({ variables }) => variables.every(([, { isOfPrincipal }]) => isOfPrincipal)),
  };
}

/** A written value with variables that are not the same always. */
interface OpenValue {
  readonly pattern: Pattern;
  readonly variables: readonly (readonly [name: string, variable: Extract<Variable, { is: 'read' }>])[];
  readonly constants: ReadonlyMap<string, string>;
}

/** Undefined where nobody can judge the value. */
function compileValue(
  family: OperatorFamily,
  value: ConditionValue,
  { variables, onPrincipal }: ConditionScope,
): ComparisonTest | OpenValue | undefined {
  if (typeof value !== 'string') return comparisonTest(family, value);
  if (family.type !== 'string' && !value.includes('{')) return comparisonTest(family, value);
  const pattern = parsePattern(value);
  if (isMistake(pattern)) return undefined;
  const constants = new Map<string, string>();
  const reads = new Map<string, Extract<Variable, { is: 'read' }>>();
  for (const piece of pattern) {
    if (piece.is !== 'variable') continue;
    const variable = variables(piece.name);
    if (variable.is === 'never') return undefined;
    if (variable.is === 'constant') constants.set(piece.name, variable.value);
    else reads.set(piece.name, variable);
  }
  if ([...reads.values()].some(({ isOfPrincipal }) => isOfPrincipal)) onPrincipal();
  return reads.size === 0
    ? comparisonTest(family, pattern, constants)
    : { pattern, variables: [...reads], constants };
}

function openMatches(
  { pattern, variables, constants }: OpenValue,
  family: OperatorFamily,
  frame: Frame,
  value: Scalar,
  inDoubt: boolean,
): boolean {
  const values = new Map(constants);
  for (const [name, variable] of variables) {
    const text = variable.read(frame);
    if (text === undefined) return frame.isOpen && variable.isOfCaller ? !inDoubt : inDoubt;
    values.set(name, text);
  }
  // A text that its operator cannot read is as good as none.
  return comparisonTest(family, pattern, values)?.(value) ?? inDoubt;
}

function resourceMembership(values: readonly ConditionValue[], scope: ConditionScope): Membership {
  let isSettled = true;
  const resources = values.map((value) =>
    compileResource(String(value), (name) => {
      const variable = scope.variables(name);
      if (variable.is === 'read' && variable.isOfPrincipal) scope.onPrincipal();
      else if (variable.is === 'read') isSettled = false;
      return variable;
    }),
  );
  const holds: Membership['holds'] = (frame, value, inDoubt) => {
    const name = emptyResourceName();
    // Only `*` matches what is no resource.
    if (!readResourceName(name, String(value))) name.text = '';
    return someResourceMatches(resources, frame, name, inDoubt);
  };
  return { holds, isSettled };
}
