import { isMistake, type PatternPiece } from '../../../model/patterns/pattern.ts';
import { parseResourcePattern } from '../../../model/patterns/resource-pattern.ts';
import type { WrittenStatement } from '../../../schema/generated/documents.ts';
import type { Action } from '../../engine/action-table.ts';
import type { Engine } from '../../engine/engine.ts';
import { emptyFrame } from '../../engine/frame.ts';
import { resourcesMatch } from '../../statements/compiled-statement.ts';
import { someResourceMatches } from '../../text/compiled-resource.ts';
import { readResourceName } from '../../text/resource-name.ts';
import type { Opened } from './openings.ts';

/** A character that nobody writes. */
const filler = '\u{e002}';

/**
 * Whether none of some statements is about a resource that a statement is about: found without looking at what else
 * there is. `false` says nothing.
 */
export function missesExample(
  engine: Engine,
  { statement, linted }: Opened,
  action: Action,
  others: readonly Opened[],
): boolean {
  const { resources = [] } = statement.source.written as unknown as WrittenStatement;
  // A scope may leave the example out.
  if (linted.scope !== undefined) return false;
  if (!action.hasResources || resources.length === 0 || /zone/i.test(resources.join(' '))) return false;
  const frame = emptyFrame(engine.nobody);
  return resources.some((text) => {
    const example = exampleOf(text, engine.organization.id);
    if (example === undefined || !readResourceName(frame.resource, example)) return false;
    if (!someResourceMatches(action.types, frame, frame.resource, false)) return false;
    return !others.some((other) => mayMatch(other, frame));
  });
}

function mayMatch({ statement }: Opened, frame: ReturnType<typeof emptyFrame>): boolean {
  const { resources, notResources } = statement.source.written as unknown as WrittenStatement;
  return (
    /zone/i.test([...(resources ?? []), ...(notResources ?? [])].join(' ')) ||
    resourcesMatch(statement, frame)
  );
}

function exampleOf(text: string, organizationId: string): string | undefined {
  const parsed = parseResourcePattern(text);
  if (parsed === 'any' || isMistake(parsed)) return undefined;
  const fill = (piece: PatternPiece) =>
    piece.is === 'literal' ? piece.text : piece.is === 'variable' ? organizationId : filler;
  return [...parsed.head, parsed.rest].map((pieces) => pieces.map(fill).join('')).join(':');
}
