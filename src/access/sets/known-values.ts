import { isMistake, type PatternPiece, parsePattern } from '../../model/patterns/pattern.ts';
import type { Engine } from '../engine/engine.ts';
import type { Frame } from '../engine/frame.ts';
import type { Key, KeyTable } from '../engine/key-table.ts';
import { type Variables, variablesOf } from '../engine/variable.ts';

/** A text in which the variables of the organization and the principal have their values. */
export interface SettledText {
  /** As a pattern is written. */
  readonly text: string;
  /** Whose values still stand in it as variables. */
  readonly dependsOn: readonly Key[];
}

/**
 * Gives the variables of a written text their values; undefined where one has none: whatever it is compared with, the
 * answer is the same.
 */
export function settle(engine: Engine, frame: Frame, text: string): SettledText | undefined {
  if (!text.includes('{')) return { text, dependsOn: [] };
  const pattern = parsePattern(text);
  if (isMistake(pattern)) return undefined;
  const variables = variablesIn(engine);
  const dependsOn: Key[] = [];
  let settled = '';
  for (const piece of pattern) {
    if (piece.is !== 'variable') {
      settled += written(piece);
      continue;
    }
    const variable = variables(piece.name);
    if (variable.is === 'never') return undefined;
    const key = engine.keys.find(piece.name);
    if (variable.is === 'read' && variable.isOfCaller && key !== undefined) {
      dependsOn.push(key);
      settled += `{${piece.name}}`;
      continue;
    }
    const value = variable.is === 'constant' ? variable.value : variable.read(frame);
    if (value === undefined) return undefined;
    settled += escaped(value);
  }
  return { text: settled, dependsOn };
}

const knownVariables = new WeakMap<KeyTable, Variables>();

function variablesIn({ organization, keys, zones }: Engine): Variables {
  const variables = knownVariables.get(keys) ?? variablesOf(organization.id, keys, zones);
  knownVariables.set(keys, variables);
  return variables;
}

function written(piece: PatternPiece): string {
  if (piece.is === 'any-text') return '*';
  if (piece.is === 'any-character') return '?';
  return piece.is === 'literal' ? escaped(piece.text) : `{${piece.name}}`;
}

/** A text as the pattern that only it matches. */
export function escaped(text: string): string {
  return text.replaceAll(/[*?]|[{}]/g, (each) => (each === '*' || each === '?' ? `{${each}}` : each + each));
}
