import type { RequestContext } from '../request.ts';
import type { ContextTest } from './context-test.ts';
import type { TextPattern } from './text-pattern.ts';

/** One request, about nobody in particular. */
export interface Point {
  /** As the catalogue spells it: `events:read`. */
  readonly action: string;
  /** `*` is a resource too. */
  readonly resource: string;
  readonly context: RequestContext;
}

/**
 * A set of requests: which are in it, and by what it tells them apart. Two resources that the same patterns match, and
 * two contexts in which the same tests hold, are both in it or both not: so one of each kind stands for all, and what
 * is asked of finitely many is true of every one.
 */
export interface AccessSet {
  has(point: Point): boolean;
  /** By which resources are told apart, for an action. */
  patternsOf(action: string): readonly TextPattern[];
  /** By which contexts are told apart, for an action on a resource. */
  testsOf(action: string, resource: string): readonly ContextTest[];
  /** Whether it may have anything of an action: `false` is certain. */
  mayHave(action: string): boolean;
}
