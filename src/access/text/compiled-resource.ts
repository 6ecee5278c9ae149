import { isMistake, type Pattern, type PatternPiece } from '../../model/patterns/pattern.ts';
import { parseResourcePattern, type ResourcePattern } from '../../model/patterns/resource-pattern.ts';
import type { Frame } from '../engine/frame.ts';
import type { Variable } from '../engine/variable.ts';
import { compileGlob, type Glob, globMatches, splitBeginning } from './glob.ts';
import type { ResourceName } from './resource-name.ts';

/**
 * A resource pattern, ready to be matched. Of `exact` and `prefix` the whole text counts, colons included. `tail` is a
 * pattern whose head is plain text: a name begins with `text`, and what follows matches `rest`. `doubtful` is one that nobody can judge:
 * malformed, or with a variable that never has a value. `organization` is every resource of the one whose id `text`
 * is. All have the same fields, so that reading them stays quick.
 */
export interface CompiledResource {
  readonly shape:
    | 'exact'
    | 'prefix'
    | 'tail'
    | 'segments'
    | 'any'
    | 'organization'
    | 'none'
    | 'doubtful'
    | 'variable';
  readonly text: string;
  readonly head: readonly Glob[];
  readonly rest: Glob | undefined;
  readonly open: OpenPattern | undefined;
}

/** A pattern with variables whose values differ from request to request. */
interface OpenPattern {
  readonly pattern: ResourcePattern;
  readonly variables: readonly (readonly [name: string, variable: Variable])[];
  /** What every resource that it matches begins with. */
  readonly beginning: string;
}

function shaped(
  shape: CompiledResource['shape'],
  { text = '', head = [], rest, open }: Partial<Omit<CompiledResource, 'shape'>> = {},
): CompiledResource {
  return { shape, text, head, rest, open };
}

/** Compiles the text of a pattern; `variable` says what stands for a name. */
export function compileResource(text: string, variable: (name: string) => Variable): CompiledResource {
  const parsed = parseResourcePattern(text);
  if (parsed === 'any') return shaped('any');
  if (isMistake(parsed)) return shaped('doubtful');
  const constants = new Map<string, string>();
  const variables = new Map<string, Variable>();
  for (const pieces of [...parsed.head, parsed.rest]) {
    for (const piece of pieces) {
      if (piece.is !== 'variable') continue;
      const found = variable(piece.name);
      if (found.is === 'never') return shaped('doubtful');
      if (found.is === 'constant') constants.set(piece.name, found.value);
      else variables.set(piece.name, found);
    }
  }
  if (variables.size === 0) return withValues(parsed, constants);
  const pattern = { ...parsed, head: parsed.head.map(settle), rest: settle(parsed.rest) };
  return shaped('variable', {
    open: { pattern, variables: [...variables], beginning: beginningOf(pattern) },
  });

  function settle(pieces: Pattern): Pattern {
    return pieces.map((piece): PatternPiece => {
      const value = piece.is === 'variable' ? constants.get(piece.name) : undefined;
      return value === undefined ? piece : { is: 'literal', text: value };
    });
  }
}

/** The names that a resource type takes in. A variable other than the organization's id may be any text there. */
export function compileResourceType(text: string, organizationId: string): CompiledResource {
  const parsed = parseResourcePattern(text);
  if (parsed === 'any') return shaped('any');
  if (isMistake(parsed)) return shaped('doubtful');
  const open = (pieces: Pattern): Pattern =>
    pieces.map((piece): PatternPiece => {
      if (piece.is !== 'variable') return piece;
      return piece.name === 'org_id' ? { is: 'literal', text: organizationId } : { is: 'any-text' };
    });
  return withValues({ ...parsed, head: parsed.head.map(open), rest: open(parsed.rest) }, new Map());
}

/** `*`, which actions without types are done to, and every resource whose organization segment is this id. */
export function everyResourceOf(organizationId: string): CompiledResource {
  return shaped('organization', { text: organizationId });
}

/**
 * Whether a pattern matches a resource name.
 *
 * @param inDoubt the answer where a variable of the pattern has no value
 */
export function resourceMatches(
  resource: CompiledResource,
  frame: Frame,
  name: ResourceName,
  inDoubt: boolean,
): boolean {
  switch (resource.shape) {
    case 'exact':
      return name.text === resource.text;
    case 'prefix':
      return name.text.startsWith(resource.text);
    case 'tail':
      return tailMatches(resource, name.text);
    case 'any':
      return true;
    case 'segments':
      return segmentsMatch(resource, name);
    case 'organization':
      return name.headLength === 0 || isOrganizationOf(name, resource.text);
    case 'none':
      return false;
    case 'doubtful':
      return inDoubt;
    case 'variable':
      return openMatches(resource.open as OpenPattern, frame, name, inDoubt);
  }
}

/** Whether one of several patterns does. */
export function someResourceMatches(
  resources: readonly CompiledResource[],
  frame: Frame,
  name: ResourceName,
  inDoubt: boolean,
): boolean {
  for (const resource of resources) if (resourceMatches(resource, frame, name, inDoubt)) return true;
  return false;
}

/** The variables of a pattern that have no value: all of them, or those of the principal. */
export function missingVariables(
  { open }: CompiledResource,
  frame: Frame,
  which: 'all' | 'of-principal' = 'all',
): readonly string[] {
  return (open?.variables ?? []).flatMap(([word, variable]) => {
    if (variable.is !== 'read' || (which === 'of-principal' && !variable.isOfPrincipal)) return [];
    return variable.read(frame) === undefined ? [word] : [];
  });
}

function openMatches(
  { pattern, variables, beginning }: OpenPattern,
  frame: Frame,
  name: ResourceName,
  inDoubt: boolean,
): boolean {
  const values = new Map<string, string>();
  for (const [word, variable] of variables) {
    const value = variable.is === 'read' ? variable.read(frame) : undefined;
    if (value === undefined) {
      const isOfCaller = variable.is === 'read' && variable.isOfCaller;
      return frame.isOpen && isOfCaller ? !inDoubt : inDoubt;
    }
    values.set(word, value);
  }
  if (!name.text.startsWith(beginning)) return false;
  return resourceMatches(withValues(pattern, values), frame, name, inDoubt);
}

function withValues({ head, rest }: ResourcePattern, values: ReadonlyMap<string, string>): CompiledResource {
  const text = plainHead(head, values);
  if (text === undefined) return withGlobs(head, rest, values);
  // A colon in a value makes no segment, and no segment of a name holds one.
  if (text.split(':').length - 1 > head.length) return shaped('none');
  const last = compileGlob(rest, values);
  if (last.shape !== 'chunks') return shaped(last.shape, { text: text + last.text });
  const { beginning, rest: after } = splitBeginning(last);
  return shaped('tail', { text: text + beginning, rest: after });
}

/** The head as one text with a colon after each segment, which nearly all have; undefined where something in it is open. */
function plainHead(head: readonly Pattern[], values: ReadonlyMap<string, string>): string | undefined {
  let text = '';
  for (const segment of head) {
    for (const piece of segment) {
      if (piece.is === 'any-text' || piece.is === 'any-character') return undefined;
      text += piece.is === 'literal' ? piece.text : (values.get(piece.name) ?? '');
    }
    text += ':';
  }
  return text;
}

function withGlobs(
  head: readonly Pattern[],
  rest: Pattern,
  values: ReadonlyMap<string, string>,
): CompiledResource {
  const segments = head.map((segment) => compileGlob(segment, values));
  // A colon in a value makes no segment, and no segment of a name holds one.
  const holdsColon = segments.some(({ chunks }) => chunks.some(({ text }) => text.includes(':')));
  return holdsColon
    ? shaped('none')
    : shaped('segments', { head: segments, rest: compileGlob(rest, values) });
}

function tailMatches({ text, rest }: CompiledResource, name: string): boolean {
  return name.startsWith(text) && globMatches(rest as Glob, name, text.length, name.length);
}

function segmentsMatch(
  { head, rest }: CompiledResource,
  { text, headLength, colons }: ResourceName,
): boolean {
  if (headLength !== head.length) return false;
  let from = 0;
  for (let segment = 0; segment < headLength; segment += 1) {
    const to = colons[segment] as number;
    if (!globMatches(head[segment] as Glob, text, from, to)) return false;
    from = to + 1;
  }
  return globMatches(rest as Glob, text, from, text.length);
}

/** The organization stands in the last segment of the head. */
function isOrganizationOf({ text, headLength, colons }: ResourceName, id: string): boolean {
  const from = (colons[headLength - 2] as number) + 1;
  const to = colons[headLength - 1] as number;
  return to - from === id.length && text.startsWith(id, from);
}

function beginningOf({ head, rest }: ResourcePattern): string {
  let beginning = '';
  for (const segment of [...head, rest]) {
    for (const piece of segment) {
      if (piece.is !== 'literal') return beginning;
      beginning += piece.text;
    }
    beginning += ':';
  }
  return beginning.slice(0, -1);
}
