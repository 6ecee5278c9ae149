import { isMistake, type Pattern, parsePattern } from '../../model/patterns/pattern.ts';
import type { ConditionValue } from '../../model/services/condition-value.ts';
import { operatorFamily } from '../conditions/operator-family.ts';
import { compileResource } from '../text/compiled-resource.ts';
import { compileGlob } from '../text/glob.ts';
import type { ContextTest } from './context-test.ts';
import type { Effort } from './effort.ts';
import { eachOnce, makePattern } from './make-pattern.ts';
import { piecesOf, resourcePatterns } from './resource-patterns.ts';
import { separateTexts } from './separate-texts.ts';
import type { TextPattern } from './text-pattern.ts';

/** One text for each way in which texts compare with what the tests of a key have written. */
export function textChoices(
  tests: readonly ContextTest[],
  effort: Effort,
): { readonly choices: readonly string[]; readonly isComplete: boolean } {
  const patterns = textsCompared(tests);
  const isOfNames = tests.some(
    ({ operator }) => operatorFamily(operator.base)?.comparison === 'resource-like',
  );
  const { texts, isComplete } = separateTexts(
    patterns,
    { texts: isOfNames ? 'either' : 'any', oneOfFirst: 0 },
    effort,
  );
  return { choices: texts.map(({ text }) => text), isComplete };
}

/** What tells the texts apart that the tests of a key compare. */
export function textsCompared(tests: readonly ContextTest[]): readonly TextPattern[] {
  return eachOnce(
    tests.flatMap(({ operator, values }) => {
      const comparison = operatorFamily(operator.base)?.comparison;
      return values.flatMap((value) => patternsOf(comparison, value));
    }),
  );
}

/** What an operator compares texts with. A value that it cannot read tells no two apart. */
function patternsOf(comparison: string | undefined, value: ConditionValue): readonly TextPattern[] {
  if (typeof value !== 'string') return [];
  if (comparison === 'resource-like')
    return resourcePatterns(
      compileResource(value, () => ({ is: 'never' })),
      value,
    );
  const pattern = parsePattern(value);
  if (isMistake(pattern)) return [];
  if (comparison === 'like')
    return [makePattern(piecesOf(compileGlob(pattern.map(opened), new Map()), false), value)];
  const is = comparison === 'equals-ignore-case' ? 'text-without-case' : 'text';
  return [makePattern([{ is, text: literalOf(pattern) }], value)];
}

/** A variable may be any text. */
function opened(piece: Pattern[number]): Pattern[number] {
  return piece.is === 'variable' ? { is: 'any-text' } : piece;
}

function literalOf(pattern: Pattern): string {
  return pattern
    .map((piece) => {
      if (piece.is === 'literal') return piece.text;
      return piece.is === 'any-text' ? '*' : piece.is === 'any-character' ? '?' : '';
    })
    .join('');
}
