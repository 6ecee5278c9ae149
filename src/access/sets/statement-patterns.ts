import type { JsonObject } from '../../digest/json.ts';
import type { WrittenStatement } from '../../schema/generated/documents.ts';
import type { Engine } from '../engine/engine.ts';
import { type Frame, noZone } from '../engine/frame.ts';
import type { CompiledStatement } from '../statements/compiled-statement.ts';
import { compileResource, everyResourceOf } from '../text/compiled-resource.ts';
import type { HeldStatement } from './held-layers.ts';
import { settle } from './known-values.ts';
import { openPatterns } from './open-patterns.ts';
import { anything, resourcePatterns } from './resource-patterns.ts';
import type { TextPattern } from './text-pattern.ts';

/** What tells the resources that a statement is about from others, as one principal holds it. */
export function patternsOfHeld(
  engine: Engine,
  { statement, holding, frame }: HeldStatement,
): readonly TextPattern[] {
  const on = holding?.binding?.on ?? [];
  return [
    ...ofStatement(engine, statement, frame),
    ...on.flatMap((text) => patternsOfText(engine, text, frame)),
  ];
}

function ofStatement(engine: Engine, { source }: CompiledStatement, frame: Frame): readonly TextPattern[] {
  const { organization } = engine;
  if (source.from.is === 'permissions') return resourcePatterns(everyResourceOf(organization.id), '*');
  const { resources, notResources } = source.written as JsonObject & WrittenStatement;
  const texts: readonly string[] = resources ?? ['*', ...(notResources ?? [])];
  return texts.flatMap((text) => patternsOfText(engine, text, frame));
}

/** What tells the resources of each zone from others, where that may matter to something held. */
export function patternsOfZones(engine: Engine, held: readonly HeldStatement[]): readonly TextPattern[] {
  const { organization, zones } = engine;
  if (zones.names.length === 0) return [];
  const matters =
    zones.hasIsolated ||
    held.some(
      ({ statement, holding }) =>
        holding?.scope?.zone !== undefined ||
        mayNameZones(statement) ||
        // What a binding is on may name the zone, too.
        holding?.binding?.on?.some((text) => /zone/i.test(text)) === true,
    );
  if (!matters) return [];
  const frames = new Set(held.map(({ frame }) => frame));
  const texts = [...organization.zones.values()].flatMap(({ resources }) => resources);
  return texts.flatMap((text) => [...frames].flatMap((frame) => patternsOfText(engine, text, frame)));
}

const zoneNames = new WeakMap<CompiledStatement, boolean>();

/** Whether something in it may ask which zone a resource lies in. */
export function mayNameZones(statement: CompiledStatement): boolean {
  const before = zoneNames.get(statement);
  if (before !== undefined) return before;
  const may = /zone/i.test(JSON.stringify(statement.source.written));
  zoneNames.set(statement, may);
  return may;
}

/** By the text: patterns without variables are the same for everybody, others for who holds them at a time. */
const settledPatterns = new WeakMap<Engine['keys'] | Frame, Map<string, readonly TextPattern[]>>();

export function patternsOfText(engine: Engine, text: string, frame: Frame): readonly TextPattern[] {
  if (text === '*') return [anything];
  const whose = text.replaceAll('{org_id}', '').includes('{') ? frame : engine.keys;
  const known = settledPatterns.get(whose) ?? new Map<string, readonly TextPattern[]>();
  settledPatterns.set(whose, known);
  const before = known.get(text);
  if (before !== undefined) return before;
  const patterns = patternsWithValues(engine, text, frame);
  known.set(text, patterns);
  return patterns;
}

/** With each zone that a resource may lie in for `{zone}`; what a caller tells may be any text. */
function patternsWithValues(engine: Engine, text: string, frame: Frame): readonly TextPattern[] {
  // A zone where the text only looks as if it named one does no harm.
  const numbers = /\{(?:resource\.)?zone\}/i.test(text)
    ? [noZone, ...engine.zones.names.keys()]
    : [frame.zone];
  return numbers.flatMap((zone) => {
    const known = { ...frame, zone, doubtfulZones: [] };
    const settled = settle(engine, known, text);
    if (settled === undefined) return [];
    if (settled.dependsOn.length > 0) return openPatterns(settled, text);
    // What one zone makes of it is not all that is written, and not only of what lies in that zone.
    const written = numbers.length > 1 ? settled.text : text;
    const compiled = compileResource(text, (name) => {
      const value = settle(engine, known, `{${name}}`);
      return value === undefined ? { is: 'never' } : { is: 'constant', value: unescaped(value.text) };
    });
    return resourcePatterns(compiled, written);
  });
}

function unescaped(text: string): string {
  return text.replaceAll(/\{([*?])\}|([{}])\2/g, '$1$2');
}
