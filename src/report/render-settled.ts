import type { SettledIntent } from '../audit/settled-intent.ts';
import { countOf, withCommas } from './count-of.ts';
import { sanitizeLine } from './sanitize-text.ts';

/** Whose intent was left open, and what became of it. */
export function renderSettled(settled: SettledIntent): string {
  const { organization, target, intent, actor, at, host, process, done, notDone, neither, by } = settled;
  const who = `${actor}'s apply to ${organization} on ${target} of ${at} (process ${process} on ${host})`;
  const odd = neither === 0 ? '' : `, ${withCommas(neither)} neither as before nor as intended`;
  const found = `${countOf(done, 'change')} found done, ${withCommas(notDone)} not done${odd}`;
  const entry = `entry ${by.sequence} (${by.commit.slice(0, 7)})`;
  return sanitizeLine(`${who} had no result to its intent ${intent}: ${found}; recorded as ${entry}.`);
}

/** That an open intent is nobody's to record any longer, though nobody could look what became of it. */
export function renderTakenOver(intent: number): string {
  return `Intent ${intent} had no result and was taken over: what its target was cannot be told, so that nobody could look what became of it.`;
}
