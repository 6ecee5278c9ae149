import { isMistake, type PatternPiece } from '../../../model/patterns/pattern.ts';
import { parseResourcePattern } from '../../../model/patterns/resource-pattern.ts';
import type { Action } from '../../engine/action-table.ts';
import type { Engine } from '../../engine/engine.ts';
import type { CompiledStatement } from '../../statements/compiled-statement.ts';
import { type CompiledResource, compileResource, resourceMatches } from '../../text/compiled-resource.ts';
import { emptyResourceName, readResourceName } from '../../text/resource-name.ts';
import type { Standing } from './standing.ts';

/** Some resource that each pattern matches: of those given, of a statement, and of the types of an action. */
export function resourcesToTry(
  standing: Standing,
  { hasResources, resources: types }: Action,
  { source }: CompiledStatement,
  on: readonly string[],
): readonly string[] {
  if (!hasResources) return ['*'];
  const { resources = [] } = source.written as { readonly resources?: readonly string[] };
  const named = [...resources, ...on].flatMap((text) => resourceLike(standing, text) ?? []);
  // What an action is not done to is no example, though a statement names it.
  const meant = named.filter((text) => types.some((type) => isOfType(standing, type, text)));
  return [...new Set([...meant, ...types.flatMap((type) => resourceLike(standing, type) ?? [])])];
}

/** What patterns come to in an organization: each is asked about for every change and every action. */
interface Known {
  readonly types: Map<string, CompiledResource>;
  readonly parsed: Map<string, ReturnType<typeof parseResourcePattern>>;
}

const knownOf = new WeakMap<Engine['organization'], Known>();

function knownIn({ organization }: Engine): Known {
  const known = knownOf.get(organization) ?? { types: new Map(), parsed: new Map() };
  knownOf.set(organization, known);
  return known;
}

function isOfType({ engine }: Standing, type: string, text: string): boolean {
  const { types } = knownIn(engine);
  const compiled = types.get(type) ?? compileType(engine, type);
  types.set(type, compiled);
  const name = emptyResourceName();
  return readResourceName(name, text) && resourceMatches(compiled, engine.frame, name, true);
}

function compileType({ organization }: Engine, type: string): CompiledResource {
  const { id: value } = organization;
  return compileResource(type, (name) => (name === 'org_id' ? { is: 'constant', value } : { is: 'never' }));
}

/** Wildcards become an `x`, the partition and the organization where they stand for one; variables their value. */
function resourceLike({ engine, principal, partition }: Standing, text: string): string | undefined {
  const { organization } = engine;
  const known = knownIn(engine).parsed;
  const parsed = known.get(text) ?? parseResourcePattern(text);
  known.set(text, parsed);
  if (parsed === 'any' || isMistake(parsed)) return undefined;
  const last = parsed.head.length - 1;
  const filled = parsed.head.map((segment, at) => {
    const isOpen = segment.some(({ is }) => is === 'any-text');
    if (at === last && isOpen) return organization.id;
    return at === 1 && isOpen ? partition : segment.map(textOf).join('');
  });
  return [...filled, parsed.rest.map(textOf).join('') || 'x'].join(':');

  function textOf(piece: PatternPiece): string {
    if (piece.is === 'literal') return piece.text;
    if (piece.is !== 'variable') return 'x';
    if (piece.name === 'org_id') return organization.id;
    const { id, name, attributes } = principal.subject;
    if (piece.name === 'principal.id') return id ?? 'x';
    if (piece.name === 'principal.name') return name ?? 'x';
    const attribute = attributes.get(piece.name.slice('principal.attributes.'.length).toLowerCase());
    return typeof attribute === 'string' ? attribute : 'x';
  }
}
