import type { PlanSection } from '../plan/plan.ts';
import { countOf } from './count-of.ts';
import { renderDuration } from './render-duration.ts';

type Cost = PlanSection['cost'];

/**
 * What plans cost: `2 reads, 1 write`, and of a system that says what applying takes
 * `reading took 15 requests; applying takes about 40 requests, 2 min`.
 */
export function renderCost(costs: readonly Cost[]): string {
  const sum = (count: (cost: Cost) => number) => costs.reduce((total, cost) => total + count(cost), 0);
  const [reads, writes] = [sum((cost) => cost.reads), sum((cost) => cost.writes)];
  if (costs.every(({ apply }) => apply === undefined))
    return `${countOf(reads, 'read')}, ${countOf(writes, 'write')}`;
  const read = `reading took ${countOf(reads, 'request')}`;
  if (writes === 0) return read;
  const requests = sum((cost) => cost.apply?.requests ?? cost.writes);
  const seconds = sum((cost) => cost.apply?.seconds ?? 0);
  return `${read}; applying takes about ${countOf(requests, 'request')}, ${renderDuration(seconds)}`;
}
