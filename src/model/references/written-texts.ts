import type { Origin } from '../../parse/document.ts';
import type { WrittenStatement } from '../../schema/generated/documents.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import type { TypedDocument } from '../typed-document.ts';

type Path = readonly (string | number)[];

/** A text of some document, and where it stands: an action pattern, a resource pattern, a date. */
export interface WrittenText {
  readonly text: string;
  readonly from: Origin;
  readonly path: Path;
}

export interface PlacedStatement {
  readonly statement: WrittenStatement;
  readonly from: Origin;
  readonly path: Path;
}

/** Every statement: those of policies and those that narrow tokens. */
export function* statementsOf({ named }: DeclaredOrganization): Iterable<PlacedStatement> {
  for (const { body, origin } of named.Policy.values()) yield* each(body.statements, origin, ['statements']);
  for (const { body, origin } of named.Token.values()) yield* each(body.scopes, origin, ['scopes']);

  function* each(
    list: readonly WrittenStatement[] | undefined,
    from: Origin,
    path: Path,
  ): Iterable<PlacedStatement> {
    for (const [index, statement] of (list ?? []).entries())
      yield { statement, from, path: [...path, index] };
  }
}

/** Every action pattern: of statements, permissions, guardrails and access tests. */
export function* actionsOf(declared: DeclaredOrganization): Iterable<WrittenText> {
  const { named } = declared;
  for (const { statement, from, path } of statementsOf(declared)) {
    yield* texts(statement.actions, from, [...path, 'actions']);
    yield* texts(statement.notActions, from, [...path, 'notActions']);
  }
  for (const { body, origin } of named.Role.values()) yield* texts(body.permissions, origin, ['permissions']);
  for (const document of named.Guardrail.values()) yield* actionsOfGuardrail(document);
  for (const { body, origin } of named.AccessTest.values()) {
    yield* texts(body.matrix?.actions, origin, ['matrix', 'actions']);
    for (const [index, allowed] of (body.matrix?.allowed ?? []).entries()) {
      yield* texts(allowed.actions, origin, ['matrix', 'allowed', index, 'actions']);
    }
    for (const [index, { action }] of (body.whoCan ?? []).entries()) {
      yield { text: action, from: origin, path: ['whoCan', index, 'action'] };
    }
  }
}

/** The resource patterns of a statement, those of its conditions aside. */
export function* statementResourcesOf({ statement, from, path }: PlacedStatement): Iterable<WrittenText> {
  yield* texts(statement.resources, from, [...path, 'resources']);
  yield* texts(statement.notResources, from, [...path, 'notResources']);
}

/** Every resource pattern outside conditions: of statements, bindings, zones, catalogues and guardrails. */
export function* resourcesOf(declared: DeclaredOrganization): Iterable<WrittenText> {
  const { named, bindings } = declared;
  for (const statement of statementsOf(declared)) yield* statementResourcesOf(statement);
  for (const { binding, written } of bindings) yield* texts(written.on, binding.origin, ['on']);
  for (const { body, origin } of named.Zone.values()) yield* texts(body.resources, origin, ['resources']);
  for (const { body, origin } of named.Service.values()) {
    for (const [type, text] of Object.entries(body.resourceTypes ?? {})) {
      yield { text, from: origin, path: ['resourceTypes', type] };
    }
  }
  for (const { body, origin } of named.Guardrail.values()) {
    for (const form of ['forbid', 'require', 'separate', 'limit'] as const) {
      yield* texts(body[form]?.resources, origin, [form, 'resources']);
    }
    yield* texts(body.approval?.gains.resources, origin, ['approval', 'gains', 'resources']);
  }
}

function* actionsOfGuardrail({ body, origin }: TypedDocument<'Guardrail'>): Iterable<WrittenText> {
  yield* texts(body.forbid?.actions, origin, ['forbid', 'actions']);
  yield* texts(body.require?.actions, origin, ['require', 'actions']);
  yield* texts(body.separate?.anyOf, origin, ['separate', 'anyOf']);
  yield* texts(body.separate?.from, origin, ['separate', 'from']);
  yield* texts(body.limit?.actions, origin, ['limit', 'actions']);
  yield* texts(body.approval?.gains.actions, origin, ['approval', 'gains', 'actions']);
}

function* texts(list: readonly string[] | undefined, from: Origin, path: Path): Iterable<WrittenText> {
  for (const [index, text] of (list ?? []).entries()) yield { text, from, path: [...path, index] };
}
