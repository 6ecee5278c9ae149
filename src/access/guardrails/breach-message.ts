import type { Place } from '../../diagnostic/diagnostic.ts';
import type { RouteStep } from '../diff/access-diff.ts';
import type { Breach, Reached } from './breach.ts';
import type { Inquiry } from './inquiry.ts';
import { bodyOf } from './rule.ts';

/** What is wrong, in one sentence. */
export function breachMessage(
  inquiry: Inquiry,
  breach: Breach,
  routes: readonly (readonly RouteStep<Place>[])[],
): string {
  const { rule, now } = inquiry;
  const { is, reached, from, principals, count } = breach;
  const name = `\`${rule.guardrail.name}\``;
  const which = rule.from === 'head' ? name : `${name} of the files before`;
  const who = whoOf(principals);
  const when = from === now ? '' : ` from ${instantOf(from)} on`;
  const { limit, maxBindingDuration } = bodyOf(rule.guardrail);
  const what = reached.map((each, at) => ways(each, routes[at] ?? [])).join(', and ');
  switch (is) {
    case 'forbidden':
      return `${who} ${what}${when}: guardrail ${which} forbids it`;
    case 'not-separate':
      return `${who} ${what}${when}: guardrail ${which} keeps these apart`;
    case 'not-held':
      return `${who} may not do ${reached.map(doing).join(', ')}${when}: guardrail ${which} requires it`;
    case 'too-many':
      return `${number(count)} hold ${scope(limit?.actions)}${when}, and guardrail ${which} allows ${number(limit?.holders.max)}: ${listed(principals)}${what === '' ? '' : `; \`${breach.shown ?? principals[0]}\` ${what}`}`;
    case 'too-few':
      return `${number(count)} hold ${scope(limit?.actions)}${when}, and guardrail ${which} asks for ${number(limit?.holders.min)}${count === 0 ? '' : `: ${listed(principals)}`}`;
    case 'too-long':
      return `${who} holds \`${breach.role}\` ${count === undefined ? 'without an end' : `for ${length(count)}`}: guardrail ${which} allows ${maxBindingDuration?.duration}`;
    case 'not-decided':
      return `whether ${who} ${unsaid(reached)}${when} could not be decided, which counts as a breach of guardrail ${which}`;
  }
}

function ways(reached: Reached, route: readonly RouteStep<Place>[]): string {
  const { raise } = reached;
  const way = route.filter(({ is }) => is !== 'permissions').map(({ name }) => `\`${name}\``);
  const by = way.length === 0 ? '' : ` by ${way.join(' → ')}`;
  const as = reached.holder === undefined ? '' : `by \`${reached.holder}\`, which they own, `;
  if (raise === undefined) return `${as}may do ${doing(reached)}${by}`;
  return `${as}may do \`bylaw:${raise.action}\` on \`${raise.resource}\`${by}, so can ${raise.does}, and then do ${doing(reached)}`;
}

function unsaid(reached: readonly Reached[]): string {
  const open = reached.filter(({ point }) => point === undefined);
  const ways = open.map(({ action, raise }) => {
    if (raise !== undefined) return `can ${raise.does} by \`bylaw:${raise.action}\` and so come to hold it`;
    return action === undefined ? 'could come to hold it by changing the files' : `may do \`${action}\``;
  });
  return ways.join(', or ');
}

function doing({ point, action }: Reached): string {
  if (point === undefined) return `\`${action ?? '*'}\``;
  const given = Object.entries(point.context).map(([key, value]) => `\`${key}\` ${JSON.stringify(value)}`);
  const where = point.resource === '*' ? '' : ` on \`${point.resource}\``;
  return `\`${point.action}\`${where}${given.length === 0 ? '' : ` with ${given.join(', ')}`}`;
}

function whoOf([first, ...others]: readonly string[]): string {
  if (others.length === 0) return `\`${first}\``;
  return `\`${first}\` and ${number(others.length)} more`;
}

function listed(principals: readonly string[]): string {
  const more = principals.length > 5 ? ` and ${number(principals.length - 5)} more` : '';
  return `${principals.slice(0, 5).join(', ')}${more}`;
}

function scope(actions: readonly string[] | undefined): string {
  return (actions ?? []).map((each) => `\`${each}\``).join(', ');
}

function number(count: number | undefined): string {
  return (count ?? 0).toLocaleString('en-US');
}

function instantOf(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}

/** In days, hours and minutes, as durations are written. */
function length(milliseconds: number): string {
  const minutes = Math.ceil(milliseconds / 60_000);
  const parts = [
    [Math.floor(minutes / 1440), 'd'],
    [Math.floor((minutes % 1440) / 60), 'h'],
    [minutes % 60, 'min'],
  ] as const;
  return parts.flatMap(([count, unit]) => (count === 0 ? [] : `${count} ${unit}`)).join(' ');
}
