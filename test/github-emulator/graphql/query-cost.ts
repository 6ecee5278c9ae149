import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLError,
  type GraphQLField,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { githubError } from './github-error.ts';
import { publishedSchema } from './published-schema.ts';

export interface QueryCost {
  /** "Add up the number of requests needed to fulfil each unique connection, divide by 100, round; at least 1." */
  readonly points: number;
  /** As many as the query may bring, by what it asks of each connection. */
  readonly nodes: number;
  /** Why GitHub does not even begin. */
  readonly problems: readonly GraphQLError[];
}

const maximumNodes = 500_000;
const maximumPage = 100;

interface Walk {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly problems: GraphQLError[];
  requests: number;
  nodes: number;
}

/** Counted before anything is executed, of the query's text and variables alone. */
export function queryCost(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): QueryCost {
  const fragments = document.definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION);
  const walk: Walk = {
    fragments: new Map(fragments.map((fragment) => [fragment.name.value, fragment])),
    variables,
    problems: [],
    requests: 0,
    nodes: 0,
  };
  const root = publishedSchema().getRootType(operation.operation);
  if (root) walkSelections(walk, operation.selectionSet, root, 1, [operation.operation]);
  if (walk.nodes > maximumNodes) {
    const asked = walk.nodes.toLocaleString('en-US');
    const message = `This query requests up to ${asked} possible nodes which exceeds the maximum limit of 500,000.`;
    walk.problems.push(githubError('MAX_NODE_LIMIT_EXCEEDED', message));
  }
  return {
    points: Math.max(1, Math.round(walk.requests / 100)),
    nodes: walk.nodes,
    problems: walk.problems,
  };
}

/** `times`: how often the place is come by, at most. */
function walkSelections(
  walk: Walk,
  selections: SelectionSetNode,
  parent: GraphQLCompositeType,
  times: number,
  path: readonly string[],
): void {
  for (const selection of selections.selections) {
    if (!isAskedFor(walk, selection)) continue;
    if (selection.kind === Kind.FIELD) {
      walkField(walk, selection, parent, times, path);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      const type = typeNamed(selection.typeCondition?.name.value) ?? parent;
      walkSelections(walk, selection.selectionSet, type, times, path);
    } else {
      const fragment = walk.fragments.get(selection.name.value);
      const type = typeNamed(fragment?.typeCondition.name.value) ?? parent;
      if (fragment !== undefined) walkSelections(walk, fragment.selectionSet, type, times, path);
    }
  }
}

function walkField(
  walk: Walk,
  node: FieldNode,
  parent: GraphQLCompositeType,
  times: number,
  path: readonly string[],
): void {
  const name = node.name.value;
  const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
  const type = field && getNamedType(field.type);
  if (field === undefined || node.selectionSet === undefined || !isCompositeType(type)) return;
  const here = [...path, node.alias?.value ?? name];
  const values = getArgumentValues(field, node, walk.variables);
  if (type.name.endsWith('Connection')) {
    const size = pageSize(walk, node, field, values, here);
    walk.requests += times;
    walk.nodes += times * size;
    walkSelections(walk, node.selectionSet, type, times * size, here);
  } else if (name === 'nodes' && Array.isArray(values.ids)) {
    walk.nodes += values.ids.length;
    if (values.ids.length > maximumPage) {
      const message = `You may not provide more than 100 node ids; you provided ${values.ids.length}.`;
      walk.problems.push(githubError('ARGUMENT_LIMIT', message, here));
    }
    walkSelections(walk, node.selectionSet, type, values.ids.length, here);
  } else {
    walkSelections(walk, node.selectionSet, type, times, here);
  }
}

/** What is asked of a connection: nothing where only its total is wanted. */
function pageSize(
  walk: Walk,
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  values: Readonly<Record<string, unknown>>,
  path: readonly string[],
): number {
  const side = values.first === undefined || values.first === null ? 'last' : 'first';
  const size = values[side];
  if (size === undefined || size === null) {
    const wants = namesIn(walk, node.selectionSet).filter((name) => name === 'nodes' || name === 'edges');
    if (wants.length > 0) {
      const message = `You must provide a \`first\` or \`last\` value to properly paginate the \`${field.name}\` connection.`;
      walk.problems.push(githubError('MISSING_PAGINATION_BOUNDARIES', message, path));
    }
    return 0;
  }
  if (typeof size !== 'number' || size < 1 || size > maximumPage) {
    const message = `Requesting ${size} records on the \`${field.name}\` connection exceeds the \`${side}\` limit of 100 records.`;
    walk.problems.push(githubError('EXCESSIVE_PAGINATION', message, path));
    return 0;
  }
  return size;
}

function namesIn(walk: Walk, selections: SelectionSetNode | undefined): readonly string[] {
  return (selections?.selections ?? []).flatMap((selection) => {
    if (!isAskedFor(walk, selection)) return [];
    if (selection.kind === Kind.FIELD) return [selection.name.value];
    if (selection.kind === Kind.INLINE_FRAGMENT) return namesIn(walk, selection.selectionSet);
    return namesIn(walk, walk.fragments.get(selection.name.value)?.selectionSet);
  });
}

function isAskedFor(walk: Walk, selection: SelectionSetNode['selections'][number]): boolean {
  const skip = getDirectiveValues(GraphQLSkipDirective, selection, walk.variables);
  const include = getDirectiveValues(GraphQLIncludeDirective, selection, walk.variables);
  return skip?.if !== true && include?.if !== false;
}

function typeNamed(name: string | undefined): GraphQLCompositeType | undefined {
  const type = name === undefined ? undefined : publishedSchema().getType(name);
  return isCompositeType(type) ? type : undefined;
}
