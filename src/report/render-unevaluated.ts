import type { Plan, PlanSection } from '../plan/plan.ts';
import { countOf } from './count-of.ts';
import { renderCost } from './render-cost.ts';
import { sanitizeLine } from './sanitize-text.ts';

/**
 * What this version does not judge, said in so many words: silence would read as "none". Once for all sections
 * that give the same reason, then what applying them costs; what is compared with a revision is not applied.
 */
export function renderUnevaluated(sections: readonly PlanSection[], against: Plan['against']): string[] {
  if (sections.length === 0) return [];
  const isAlone = sections.length === 1;
  const lines = questions.flatMap(([name, key]) =>
    [...unevaluated(sections, key)].map(([reason, titles]) => {
      const of = isAlone || titles.length === sections.length ? '' : ` of ${sanitizeLine(someOf(titles))}`;
      return `${name.padEnd(10)} not evaluated yet${of}: ${sanitizeLine(reason)}`;
    }),
  );
  if (against.kind === 'ref') return lines;
  return [...lines, `Cost       ${renderCost(sections.map(({ cost }) => cost))}`];
}

const questions = [
  ['Access', 'access'],
  ['Guardrails', 'guardrails'],
  ['Approvals', 'approvals'],
] as const;

/** By each reason, of which sections it is given. */
function unevaluated(
  sections: readonly PlanSection[],
  key: 'access' | 'guardrails' | 'approvals',
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const section of sections) {
    const { [key]: answer, organization, target } = section;
    if (answer.status !== 'notEvaluated') continue;
    const titles = found.get(answer.reason) ?? [];
    titles.push(`${organization} on ${target}`);
    found.set(answer.reason, titles);
  }
  return found;
}

/** So many are named. */
const mostNamed = 3;

function someOf(titles: readonly string[]): string {
  const shown = titles.slice(0, mostNamed);
  const more = titles.length - shown.length;
  return `${shown.join(', ')}${more === 0 ? '' : ` and ${countOf(more, 'more section')}`}`;
}
