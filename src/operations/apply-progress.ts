import { renderDuration } from '../report/render-duration.ts';
import type { DraftedSection } from './draft-plan.ts';
import type { Session } from './session.ts';

/**
 * Tells how many changes of a section are made and, where its provider can tell, how long the rest takes:
 * `applying acme/github: 12 of 340, about 6 min left`.
 */
export function progressOf(
  { progress }: Session,
  { organization, target, provider, planned }: DraftedSection,
): (done: number) => void {
  const { changes } = planned.section;
  const applying = `applying ${organization.name}/${target.name}`;
  const seconds = provider.estimate?.(changes).seconds;
  return (done) => {
    // A system that takes no time is written to faster than anybody reads.
    if (seconds === undefined) {
      if (done === 0) progress.step(applying);
      return;
    }
    const left = (seconds * (changes.length - done)) / changes.length;
    progress.step(`${applying}: ${done} of ${changes.length}, about ${renderDuration(left)} left`);
  };
}
