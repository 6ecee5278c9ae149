import type { Contribution } from '../../decision.ts';
import { collectLayers } from '../../engine/collect.ts';
import { beginRequest, endRequest, loadQuestion } from '../../engine/load-request.ts';
import { personalChanges, tokenChanges } from './all-changes.ts';
import type { Change, Parts } from './change.ts';
import { type Example, gainOf } from './gain.ts';
import { type Answer, answerOf, type Standing } from './standing.ts';

/** A change that gives somebody more, and why they may make it. */
export interface Raise {
  readonly change: Change;
  readonly gain: Example | 'unknown';
  readonly answer: Answer;
  /** The statement that allows it, by its path. */
  readonly by: Contribution;
}

/** How somebody could raise their own access: of each action the first change that does. */
export function raisesOf(standing: Standing, parts: Parts): readonly Raise[] {
  const sorts = standing.principal.token === undefined ? personalChanges : tokenChanges;
  const found = new Map<string, Raise>();
  // Of an action one change is enough: no more of them are made then.
  const may: Parts['may'] = (who, action, resource) => !found.has(action) && parts.may(who, action, resource);
  for (const changes of sorts)
    for (const change of changes(standing, { ...parts, may })) {
      if (found.has(change.action)) continue;
      const gain = gainOf(standing, change);
      if (gain === undefined) continue;
      const [action, resource] = nameOf(standing, change);
      const by = allowing(standing, action, resource);
      if (by !== undefined)
        found.set(change.action, { change, gain, by, answer: answerOf(standing, action, resource) });
    }
  return [...found.values()];
}

function nameOf({ engine, partition }: Standing, { action, resource }: Change): readonly [string, string] {
  return [`bylaw:${action}`, resourceName(engine.organization.id, partition, resource)];
}

export function resourceName(organizationId: string, partition: string, resource: string): string {
  return `krn:${partition}:bylaw:${organizationId}:${resource}`;
}

/** The first allow that may match; there is one where the answer is not `denied`. */
function allowing(
  { engine, principal, now }: Standing,
  action: string,
  resource: string,
): Contribution | undefined {
  const frame = beginRequest(engine, principal.subject, now);
  try {
    const found = loadQuestion(engine, frame, { action, resource });
    if (found === undefined) return undefined;
    frame.isOpen = true;
    const [layer] = collectLayers(engine, frame, principal, found, engine.matching);
    return layer?.findings.find(({ statement }) => !statement.isDeny)?.contribution;
  } finally {
    endRequest(frame);
  }
}
