import type { JsonObject } from '../../digest/json.ts';
import { parseOperator } from '../../model/services/condition-operator.ts';
import type { ConditionValue } from '../../model/services/condition-value.ts';
import type { WrittenStatement } from '../../schema/generated/documents.ts';
import { compileCondition } from '../conditions/compile-condition.ts';
import type { Condition } from '../conditions/condition.ts';
import type { StatementSource } from '../decision.ts';
import { type ActionSet, type ActionTable, unionOfActions } from '../engine/action-table.ts';
import type { Frame } from '../engine/frame.ts';
import type { KeyTable } from '../engine/key-table.ts';
import type { Variables } from '../engine/variable.ts';
import type { ZoneTable } from '../engine/zone-table.ts';
import { type CompiledResource, compileResource, everyResourceOf } from '../text/compiled-resource.ts';
import { type ResourceSet, resourceSet, setMatches } from '../text/resource-set.ts';

/** A statement ready to be matched, but for its actions: those it is found by. */
export interface CompiledStatement {
  readonly isDeny: boolean;
  /** The one resource of most statements, where what it is about begins with a text. */
  readonly only: 'exact' | 'prefix' | 'tail' | undefined;
  readonly onlyText: string;
  readonly conditions: readonly Condition[];
  readonly source: StatementSource;
  readonly actions: ActionSet;
  /** Whether `actions` are those it is not about. */
  readonly exceptActions: boolean;
  /** Absent: every resource. */
  readonly resources: ResourceSet | undefined;
  /** Whether `resources` are those it is not about. */
  readonly exceptResources: boolean;
  /** Whether it may match for one principal and not for another. */
  readonly variesByPrincipal: boolean;
}

/** What statements are compiled with: one for all of an organization. */
export interface Workshop {
  readonly organizationId: string;
  readonly actions: ActionTable;
  readonly keys: KeyTable;
  readonly zones: ZoneTable;
  readonly variables: Variables;
  /** Patterns that are the same for everybody, by their text: many statements name the same. */
  readonly settled: Map<string, CompiledResource>;
}

export function compileStatement(source: StatementSource, workshop: Workshop): CompiledStatement {
  const written = source.written as JsonObject & WrittenStatement;
  const { actions = written.notActions ?? [], resources = written.notResources } = written;
  let variesByPrincipal = false;
  const onPrincipal = () => {
    variesByPrincipal = true;
  };
  const isDeny = source.effect === 'deny';
  const exceptResources = written.notResources !== undefined;
  const compiled =
    source.from.is === 'permissions'
      ? [everyResourceOf(workshop.organizationId)]
      : resources?.map((text) => workshop.settled.get(text) ?? compileShared(text, workshop, onPrincipal));
  const conditions =
    written.conditions === undefined
      ? noConditions
      : conditionsOf(written.conditions, isDeny, workshop, onPrincipal);
  const single = compiled?.length === 1 && !exceptResources ? compiled[0] : undefined;
  return {
    isDeny,
    only:
      single?.shape === 'exact' || single?.shape === 'prefix' || single?.shape === 'tail'
        ? single.shape
        : undefined,
    onlyText: single?.text ?? '',
    conditions,
    source,
    actions: unionOfActions(actions.map(workshop.actions.matching)),
    exceptActions: written.notActions !== undefined,
    resources:
      compiled !== undefined && (exceptResources || compiled.every(({ shape }) => shape !== 'any'))
        ? resourceSet(compiled)
        : undefined,
    exceptResources,
    variesByPrincipal,
  };
}

const noConditions: readonly Condition[] = [];

function conditionsOf(
  conditions: NonNullable<WrittenStatement['conditions']>,
  isDeny: boolean,
  workshop: Workshop,
  onPrincipal: () => void,
): readonly Condition[] {
  return Object.entries(conditions).flatMap(([operator, keys]) =>
    Object.entries(keys ?? {}).map(([key, value]) =>
      compileCondition(parseOperator(operator), key, listOf(value), { ...workshop, isDeny, onPrincipal }),
    ),
  );
}

/** Whether a statement about the action of a request matches the rest of it. */
export function statementMatches(statement: CompiledStatement, frame: Frame): boolean {
  if (!resourcesMatch(statement, frame)) return false;
  for (const condition of statement.conditions) if (!condition.holds(frame)) return false;
  return true;
}

/** Whether a statement is about the resource of a request. */
export function resourcesMatch(statement: CompiledStatement, frame: Frame): boolean {
  const { only } = statement;
  if (only !== undefined && !frame.resource.text.startsWith(statement.onlyText)) return false;
  if (only === 'prefix') return true;
  if (only === 'exact') return frame.resource.text.length === statement.onlyText.length;
  const { resources, isDeny, exceptResources } = statement;
  if (resources === undefined) return true;
  // In doubt a deny matches and an allow does not; a pattern that is excepted works the other way round.
  const inDoubt = isDeny !== exceptResources;
  return setMatches(resources, frame, frame.resource, inDoubt) !== exceptResources;
}

/** Whether the conditions hold that principal and time alone decide. */
export function settledConditionsHold({ conditions }: CompiledStatement, frame: Frame): boolean {
  return conditions.every(({ isSettled, holds }) => !isSettled || holds(frame));
}

function compileShared(
  text: string,
  { variables, settled }: Workshop,
  onPrincipal: () => void,
): CompiledResource {
  const compiled = compileVarying(text, variables, onPrincipal);
  if (compiled.shape !== 'variable') settled.set(text, compiled);
  return compiled;
}

/** A resource pattern whose variables may be the principal's, which is told. */
export function compileVarying(
  text: string,
  variables: Variables,
  onPrincipal: () => void,
): CompiledResource {
  return compileResource(text, (name) => {
    const variable = variables(name);
    if (variable.is === 'read' && variable.isOfPrincipal) onPrincipal();
    return variable;
  });
}

function listOf(value: unknown): readonly ConditionValue[] {
  return Array.isArray(value) ? value : [value as ConditionValue];
}
