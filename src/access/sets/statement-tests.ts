import type { JsonObject } from '../../digest/json.ts';
import {
  type ConditionOperator,
  operatorMisfit,
  parseOperator,
} from '../../model/services/condition-operator.ts';
import type { ConditionValue } from '../../model/services/condition-value.ts';
import type { WrittenStatement } from '../../schema/generated/documents.ts';
import { type OperatorFamily, operatorFamily } from '../conditions/operator-family.ts';
import type { Engine } from '../engine/engine.ts';
import { type Frame, zoneNotSought } from '../engine/frame.ts';
import { keyReader } from '../engine/key-reader.ts';
import type { Key } from '../engine/key-table.ts';
import { isReached } from '../engine/scope.ts';
import { type CompiledStatement, resourcesMatch } from '../statements/compiled-statement.ts';
import { readResourceName } from '../text/resource-name.ts';
import type { ContextTest } from './context-test.ts';
import type { HeldStatement } from './held-layers.ts';
import { escaped, settle } from './known-values.ts';
import { openParts } from './open-parts.ts';
import { mayNameZones } from './statement-patterns.ts';

/** On what of a context it depends whether a statement counts for a resource. */
export function statementTests(
  engine: Engine,
  { statement, holding, frame }: HeldStatement,
  resource: string,
): readonly ContextTest[] {
  const onCaller = callersTests(engine, { statement, holding, frame }, resource);
  if (onCaller.length === 0 && !isAbout(engine, { statement, holding, frame })) return [];
  return [...onCaller, ...conditionTests(engine, statement, frame)];
}

export type ResourceReach = 'about' | 'apart' | 'asked';

/**
 * Whether a statement may count for a resource where it is held; `asked` where that depends on what a caller tells, or
 * what is asked of the caller on the resource.
 */
export function reachOnResource(engine: Engine, held: HeldStatement, resource: string): ResourceReach {
  const { conditions } = held.statement;
  if (callersTests(engine, held, resource).length > 0 || engine.zones.hasVariables) return 'asked';
  if (!isAbout(engine, held)) return 'apart';
  const mayTellResources =
    conditions.some(({ isOfResource }) => isOfResource) || mayNameZones(held.statement);
  return conditions.length > 0 && mayTellResources ? 'asked' : 'about';
}

/** Leaves the resource in the frame. */
function callersTests(
  engine: Engine,
  { statement, holding, frame }: HeldStatement,
  resource: string,
): readonly ContextTest[] {
  readResourceName(frame.resource, resource);
  frame.zone = zoneNotSought;
  const texts = [...textsOf(statement), ...(holding?.binding?.on ?? [])];
  return [
    ...texts.flatMap((text) => testsOfText(engine, frame, text)),
    ...(engine.zones.hasVariables ? zoneTexts(engine) : []).flatMap((text) =>
      testsOfZone(engine, frame, text),
    ),
  ];
}

/** Of the resource in the frame. */
function isAbout(engine: Engine, { statement, holding, frame }: HeldStatement): boolean {
  return (
    resourcesMatch(statement, frame) &&
    (holding === undefined || isReached(holding, frame, engine.zones, statement.isDeny))
  );
}

function textsOf({ source }: CompiledStatement): readonly string[] {
  const { resources, notResources } = source.written as JsonObject & WrittenStatement;
  return resources ?? notResources ?? [];
}

function zoneTexts({ organization }: Engine): readonly string[] {
  return [...organization.zones.values()].flatMap(({ resources }) => resources);
}

/** Of a pattern in which something of the caller stands: with which values it matches the resource. */
function testsOfText(engine: Engine, frame: Frame, text: string): readonly ContextTest[] {
  if (!text.replaceAll('{org_id}', '').includes('{')) return [];
  const settled = settle(engine, frame, text);
  const [of] = settled?.dependsOn ?? [];
  if (settled === undefined || of === undefined) return [];
  const parts = openParts(settled, frame.resource.text);
  // A value that is left out makes a deny match and keeps an allow from it.
  const isGiven = makeTest(of, operatorOf('Null'), [true], []);
  const isPart = makeTest(of, operatorOf('StringEquals'), parts.map(escaped), []);
  return [isGiven, { ...isPart, key: `${isPart.key} of the resource`, isOfResource: true }];
}

/** Of a zone of which it depends on the caller what lies in it: nobody knows all values that matter. */
function testsOfZone(engine: Engine, frame: Frame, text: string): readonly ContextTest[] {
  return (settle(engine, frame, text)?.dependsOn ?? []).map((of) =>
    makeTest(of, operatorOf('StringEquals'), [text], [of]),
  );
}

function operatorOf(base: string): ConditionOperator {
  return { prefix: undefined, base, ifExists: false };
}

/** By whom they are the same for: everybody, or who holds the statement at a time. */
const knownTests = new WeakMap<Engine['keys'] | Frame, Map<CompiledStatement, readonly ContextTest[]>>();

function conditionTests(engine: Engine, statement: CompiledStatement, frame: Frame): readonly ContextTest[] {
  if (statement.conditions.length === 0) return [];
  // What is compared with the zone of a resource differs from resource to resource.
  if (mayNameZones(statement)) return makeTests(engine, statement, frame);
  const whose = statement.variesByPrincipal ? frame : engine.keys;
  const known = knownTests.get(whose) ?? new Map<CompiledStatement, readonly ContextTest[]>();
  knownTests.set(whose, known);
  const before = known.get(statement);
  if (before !== undefined) return before;
  const tests = makeTests(engine, statement, frame);
  known.set(statement, tests);
  return tests;
}

function makeTests(
  engine: Engine,
  { source, isDeny }: CompiledStatement,
  frame: Frame,
): readonly ContextTest[] {
  const { conditions } = source.written as JsonObject & WrittenStatement;
  const tests = Object.entries(conditions ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys ?? {}).flatMap(([name, value]) => {
      const values = (Array.isArray(value) ? value : [value]) as readonly ConditionValue[];
      return testOf(engine, frame, parseOperator(operator), name, values, isDeny);
    }),
  );
  const within = tests
    .map(({ key }) => key)
    .sort()
    .join(' ');
  return tests.map((test) =>
    test.within === undefined ? { ...test, key: `${test.key} of ${within}`, within } : test,
  );
}

function testOf(
  engine: Engine,
  frame: Frame,
  operator: ConditionOperator,
  name: string,
  written: readonly ConditionValue[],
  isDeny: boolean,
): readonly ContextTest[] {
  const of = engine.keys.find(name);
  if (of === undefined || operatorMisfit(operator, of.type) !== undefined) return [];
  if (operator.base === 'Null')
    return of.giver === 'caller' ? [makeTest(of, operator, written, [], isDeny)] : [];
  const family = operatorFamily(operator.base);
  if (family === undefined) return [];
  const settled = written.map((value) => settledValue(engine, frame, family, value));
  const values = settled.map(({ value }) => value);
  if (of.giver === 'caller') {
    const dependsOn = settled.flatMap((value) => value.dependsOn);
    return [makeTest(of, operator, values, dependsOn, isDeny)];
  }
  const own = keyReader(of, engine.zones)(frame);
  if (own === undefined) return [];
  return settled.flatMap(({ value, dependsOn }) =>
    dependsOn.length === 0 ? [] : testsOfKnown(own, family, String(value), dependsOn),
  );
}

/** Where what is known of a key is compared with something of the caller: with which values that is the same. */
function testsOfKnown(
  own: unknown,
  { comparison }: OperatorFamily,
  value: string,
  keys: readonly Key[],
): readonly ContextTest[] {
  const isWhole = keys.length === 1 && /^\{[^{}]+\}$/.test(value);
  if (isWhole && typeof own === 'string' && (comparison === 'equals' || comparison === 'like'))
    return keys.flatMap((of) => [
      alone(makeTest(of, operatorOf('Null'), [true], [])),
      alone(makeTest(of, operatorOf('StringEquals'), [escaped(own)], [])),
    ]);
  // Of anything else nobody knows all values that matter.
  return keys.map((of) => alone(makeTest(of, operatorOf('StringEquals'), [`?${value}`], keys)));
}

/** Not a condition itself, but what one depends on. */
function alone(test: ContextTest): ContextTest {
  const key = `${test.key} alone`;
  return { ...test, key, within: key };
}

function settledValue(
  engine: Engine,
  frame: Frame,
  { type }: OperatorFamily,
  value: ConditionValue,
): { readonly value: ConditionValue; readonly dependsOn: readonly Key[] } {
  if (typeof value !== 'string' || !value.includes('{')) return { value, dependsOn: [] };
  const settled = settle(engine, frame, value);
  // Nobody can judge it, and so it is told: that is another answer for a key that is left out.
  if (settled === undefined) return { value, dependsOn: [] };
  if (settled.dependsOn.length > 0 || type === 'string')
    return { value: settled.text, dependsOn: settled.dependsOn };
  return { value: typedText(type, settled.text), dependsOn: [] };
}

/** A variable stands for a text, also where a number or a truth value is wanted. */
function typedText(type: OperatorFamily['type'], text: string): ConditionValue {
  if (type === 'number' && /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text)) return Number(text);
  if (type === 'bool' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

function makeTest(
  of: Key,
  operator: ConditionOperator,
  values: readonly ConditionValue[],
  dependsOn: readonly Key[],
  isDeny = false,
): ContextTest {
  const { prefix, base, ifExists } = operator;
  const key = JSON.stringify([
    of.name.toLowerCase(),
    of.type,
    [prefix, base, ifExists],
    values,
    dependsOn.map(({ name }) => name.toLowerCase()),
    isDeny,
  ]);
  return { key, of, operator, isDeny, values, dependsOn };
}
