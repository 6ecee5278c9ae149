import { type ConditionOperator, operatorMisfit } from '../../model/services/condition-operator.ts';
import type { ConditionValue } from '../../model/services/condition-value.ts';
import type { Frame } from '../engine/frame.ts';
import { keyReader } from '../engine/key-reader.ts';
import type { Key } from '../engine/key-table.ts';
import type { Condition, ConditionScope } from './condition.ts';
import { compileMembership, type Membership } from './membership.ts';
import { operatorFamily } from './operator-family.ts';
import { type Scalar, scalarOf } from './scalar.ts';

/** One key under one operator. What a catalogue no longer declares cannot be judged. */
export function compileCondition(
  operator: ConditionOperator,
  name: string,
  values: readonly ConditionValue[],
  scope: ConditionScope,
): Condition {
  const key = scope.keys.find(name);
  if (key === undefined) return always(scope.isDeny);
  if (key.giver === 'principal') scope.onPrincipal();
  const isOfResource = key.giver === 'resource';
  if (operator.base === 'Null')
    return { holds: missing(key, values, scope), isSettled: isSettled(key), isOfResource };
  const family = operatorFamily(operator.base);
  if (family === undefined || operatorMisfit(operator, key.type) !== undefined) return always(scope.isDeny);
  const membership = compileMembership(family, values, scope);
  const passes = elementTest(key, family.type, family.isNegated, membership.holds, scope);
  return {
    holds: overKey(key, operator, family.isNegated, passes, scope),
    isSettled: isSettled(key) && membership.isSettled,
    isOfResource,
  };
}

function always(answer: boolean): Condition {
  return { holds: () => answer, isSettled: true, isOfResource: false };
}

function isSettled({ giver }: Key): boolean {
  return giver === 'principal' || giver === 'clock';
}

/** Whether one value of the key passes. */
type ElementTest = (frame: Frame, value: unknown) => boolean;

function elementTest(
  key: Key,
  type: Parameters<typeof scalarOf>[0],
  isNegated: boolean,
  isMember: Membership['holds'],
  { isDeny }: ConditionScope,
): ElementTest {
  const inDoubt = isNegated ? !isDeny : isDeny;
  const declared: ElementTest = (frame, value) => isMember(frame, value as Scalar, inDoubt) !== isNegated;
  if (key.type !== 'attribute') return declared;
  // What an attribute holds is known only now: an operator that cannot read it cannot be judged.
  return (frame, value) => {
    const scalar = scalarOf(type, value);
    return scalar === undefined ? isDeny : declared(frame, scalar);
  };
}

function overKey(
  key: Key,
  { prefix, ifExists }: ConditionOperator,
  isNegated: boolean,
  passes: ElementTest,
  { isDeny, zones }: ConditionScope,
): Condition['holds'] {
  const read = keyReader(key, zones);
  const isCallers = key.giver === 'caller';
  const whenMissing = ifExists || prefix === 'ForAllValues' || (prefix === undefined && isNegated);
  return (frame) => {
    const value = read(frame);
    if (value === undefined || (Array.isArray(value) && value.length === 0))
      return frame.isOpen && isCallers && value === undefined ? !isDeny : whenMissing;
    if (!Array.isArray(value)) return passes(frame, value);
    if (prefix === undefined) return isDeny;
    return prefix === 'ForAnyValue'
      ? value.some((each) => passes(frame, each))
      : value.every((each) => passes(frame, each));
  };
}

function missing(
  key: Key,
  values: readonly ConditionValue[],
  { zones, isDeny }: ConditionScope,
): Condition['holds'] {
  const read = keyReader(key, zones);
  const wanted = new Set(values);
  const isCallers = key.giver === 'caller';
  return (frame) => {
    const value = read(frame);
    if (frame.isOpen && isCallers && value === undefined) return !isDeny;
    return wanted.has(value === undefined || (Array.isArray(value) && value.length === 0));
  };
}
