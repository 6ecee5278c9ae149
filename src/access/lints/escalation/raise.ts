import { resourceName } from '../../authorship/deed.ts';
import type { Contribution } from '../../decision.ts';
import { collectLayers } from '../../engine/collect.ts';
import { beginRequest, endRequest, loadQuestion } from '../../engine/load-request.ts';
import { changesFor } from './all-changes.ts';
import type { Change, Parts } from './change.ts';
import { type Example, gainOf } from './gain.ts';
import { type Answer, answerOf, type Standing, statementsHeldBy } from './standing.ts';

/** A change that gives somebody more, and why they may make it. */
export interface Raise {
  readonly change: Change;
  readonly gain: Example | 'unknown';
  readonly answer: Answer;
  /** The statements that allow it, by their paths. */
  readonly by: readonly Contribution[];
}

/** As many comparisons of statements as one decision takes time for, measured. */
const decisionCosts = 25;

/** How somebody could raise their own access: of each action that is asked about, the first change that does. */
export function raisesOf(
  standing: Standing,
  parts: Parts,
  isAsked: (action: string) => boolean,
): readonly Raise[] {
  const found = new Map<string, Raise>();
  // Of an action one change is enough: no more of them are made then.
  const isOpen = (action: string) => !found.has(action) && isAsked(action);
  for (const raise of everyRaise(standing, parts, isOpen)) found.set(raise.change.action, raise);
  return [...found.values()];
}

/**
 * Every change by which somebody could raise their own access.
 *
 * @param isAsked whether changes of a document by an action are made; asked before each, as the answer may change
 */
export function* everyRaise(
  standing: Standing,
  parts: Parts,
  isAsked: (action: string, resource: string) => boolean,
): Iterable<Raise> {
  const mayThen: Parts['may'] = (who, action, resource) => {
    parts.effort.left -= decisionCosts;
    return parts.mayThen(who, action, resource);
  };
  const may: Parts['may'] = (who, action, resource) =>
    isAsked(action, resource) && mayThen(who, action, resource);
  const held = statementsHeldBy(standing).length;
  for (const changes of changesFor(standing.principal))
    for (const change of changes(standing, { ...parts, may, mayThen })) {
      if (!isAsked(change.action, change.resource)) continue;
      parts.effort.left -= change.gained.length * held;
      const gain = gainOf(standing, change);
      if (gain === undefined) continue;
      const [action, resource] = nameOf(standing, change);
      const answer = answerOf(standing, action, resource);
      const by = allowing(standing, action, resource, answer);
      if (by.length > 0) yield { change, gain, by, answer };
    }
}

function nameOf({ engine, partition }: Standing, { action, resource }: Change): readonly [string, string] {
  return [`bylaw:${action}`, resourceName(engine.organization.id, partition, resource)];
}

/** The allows that may match; of an answer that asks for nothing more, those that ask for nothing either, if any do. */
function allowing(
  { engine, principal, now }: Standing,
  action: string,
  resource: string,
  answer: Answer,
): readonly Contribution[] {
  const frame = beginRequest(engine, principal.subject, now);
  try {
    const found = loadQuestion(engine, frame, { action, resource });
    if (found === undefined) return [];
    frame.isOpen = true;
    const [layer] = collectLayers(engine, frame, principal, found, engine.matching);
    const allows = layer?.findings.filter(({ statement }) => !statement.isDeny) ?? [];
    const plain = allows.filter(({ statement }) => answer === 'allowed' && statement.conditions.length === 0);
    return (plain.length > 0 ? plain : allows).map(({ contribution }) => contribution);
  } finally {
    endRequest(frame);
  }
}
