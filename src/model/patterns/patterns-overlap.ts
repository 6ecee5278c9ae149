import type { Pattern } from './pattern.ts';
import type { AnyResource, ResourcePattern } from './resource-pattern.ts';

/** The value of a variable, or undefined where it may be any text. */
export type VariableValue = (name: string) => string | undefined;

/** Whether some resource name matches both patterns: exact, but that a variable without value may be anything. */
export function resourcesOverlap(
  a: ResourcePattern | AnyResource,
  b: ResourcePattern | AnyResource,
  value: VariableValue,
): boolean {
  if (a === 'any' || b === 'any') return true;
  return (
    mayOverlap(a, b) &&
    a.head.every((segment, at) => patternsOverlap(segment, b.head[at] ?? [], value)) &&
    patternsOverlap(a.rest, b.rest, value)
  );
}

/** What is seen at a glance: patterns of one catalogue differ in most cases in what their last segment begins with. */
export function mayOverlap(a: ResourcePattern | AnyResource, b: ResourcePattern | AnyResource): boolean {
  if (a === 'any' || b === 'any') return true;
  return a.scheme === b.scheme && !beginDifferently(a.rest, b.rest);
}

/** Whether some text matches both patterns. Takes time in proportion to the product of their lengths. */
export function patternsOverlap(a: Pattern, b: Pattern, value: VariableValue): boolean {
  if (beginDifferently(a, b)) return false;
  const [one, other] = [beginningOf(a, value), beginningOf(b, value)];
  if (one !== undefined && other !== undefined) return beginningsMeet(one, other);
  const left = stepsOf(a, value);
  const right = stepsOf(b, value);
  let reachable = startOf(right);
  for (const step of left) reachable = reachableAfter(step, reachable, right);
  return reachable[right.length] === true;
}

/** Most patterns of one catalogue differ in the text that they begin with: no need to step through them. */
function beginDifferently(one: Pattern, other: Pattern): boolean {
  const [a, b] = [one[0], other[0]];
  if (a?.is !== 'literal' || b?.is !== 'literal') return false;
  return !a.text.startsWith(b.text) && !b.text.startsWith(a.text);
}

/** A pattern that is a text, with or without any text after it: nearly all are. */
interface Beginning {
  readonly text: string;
  readonly isOpen: boolean;
}

function beginningOf(pattern: Pattern, value: VariableValue): Beginning | undefined {
  let text = '';
  for (const [at, piece] of pattern.entries()) {
    if (piece.is === 'any-text') return at === pattern.length - 1 ? { text, isOpen: true } : undefined;
    const own = piece.is === 'literal' ? piece.text : piece.is === 'variable' ? value(piece.name) : undefined;
    if (own === undefined) return undefined;
    text += own;
  }
  return { text, isOpen: false };
}

function beginningsMeet(a: Beginning, b: Beginning): boolean {
  if (a.text === b.text) return true;
  return (a.isOpen && b.text.startsWith(a.text)) || (b.isOpen && a.text.startsWith(b.text));
}

const anyText = -1;
const anyCharacter = -2;

/** For each count of steps of `right`: whether some text is matched by them and by all steps of `left` so far. */
type Reachable = readonly boolean[];

function startOf(right: readonly number[]): Reachable {
  const stars = right.findIndex((step) => step !== anyText);
  return Array.from({ length: right.length + 1 }, (_, count) => stars < 0 || count <= stars);
}

function reachableAfter(step: number, before: Reachable, right: readonly number[]): Reachable {
  const after = [step === anyText && before[0] === true];
  for (const [at, other] of right.entries()) {
    const oneStar = step === anyText || other === anyText;
    // A star stands for nothing, or for whatever the other step stands for.
    after.push(
      oneStar ? before[at + 1] === true || after[at] === true : before[at] === true && canBeSame(step, other),
    );
  }
  return after;
}

function canBeSame(a: number, b: number): boolean {
  return a === anyCharacter || b === anyCharacter || a === b;
}

function stepsOf(pattern: Pattern, value: VariableValue): readonly number[] {
  const steps: number[] = [];
  for (const piece of pattern) {
    if (piece.is === 'any-text') steps.push(anyText);
    else if (piece.is === 'any-character') steps.push(anyCharacter);
    else {
      const text = piece.is === 'literal' ? piece.text : value(piece.name);
      if (text === undefined) steps.push(anyText);
      else for (const character of text) steps.push(character.codePointAt(0) ?? 0);
    }
  }
  return steps;
}

/** The text that every resource of a pattern begins with, as far as it is certain. */
export function literalBeginning(pattern: ResourcePattern | AnyResource, value: VariableValue): string {
  if (pattern === 'any') return '';
  let beginning = '';
  for (const segment of [...pattern.head, pattern.rest]) {
    for (const piece of segment) {
      const text =
        piece.is === 'literal' ? piece.text : piece.is === 'variable' ? value(piece.name) : undefined;
      if (text === undefined) return beginning;
      beginning += text;
    }
    beginning += ':';
  }
  // The colon after the last segment is not part of a name.
  return beginning.slice(0, -1);
}
