import type { AccessChange, AccessExample, ResourceReach } from '../../access/diff/access-diff.ts';
import type { JsonObject } from '../../digest/json.ts';
import { describeConditions } from '../access/describe-conditions.ts';
import { countOf } from '../count-of.ts';
import { joined } from './describe-people.ts';

type Kind = AccessChange['kind'];

/** `+` is more access, `-` less, `~` other access, `?` what is not known. */
export const changeSymbols: Readonly<Record<Kind, string>> = {
  gained: '+',
  wider: '+',
  other: '~',
  unknown: '?',
  narrower: '-',
  lost: '-',
};

/** What stands between who and which actions: for one, and for several. */
const verbs: Readonly<Record<Kind, readonly [one: string, several: string]>> = {
  gained: ['gains', 'gain'],
  wider: ['may do', 'may do'],
  other: ['may do', 'may do'],
  unknown: ['may have gained', 'may have gained'],
  narrower: ['may do', 'may do'],
  lost: ['loses', 'lose'],
};

const cases: Partial<Record<Kind, string>> = {
  wider: 'in more cases',
  other: 'in other cases',
  narrower: 'in fewer cases only',
};

/** `gains`, of several `gain`. */
export function verbOf({ kind, principals }: Pick<AccessChange, 'kind' | 'principals'>): string {
  const [one, several] = verbs[kind];
  return principals.length === 1 ? one : several;
}

/** What follows the actions: `in more cases`, `from 2026-12-01 until 2027-01-31`; empty where there is nothing to say. */
export function extentOf({ kind, from, until }: AccessChange): string {
  const parts = [
    cases[kind] ?? '',
    from === undefined ? '' : `from ${shortTime(from)}`,
    until === undefined ? '' : `until ${endWords(until)}`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** So many actions are named in a sentence. */
const mostNamed = 3;

/** The actions in a sentence: named, or counted where they are many. */
export function actionsInBrief(
  { actions, privileged }: AccessChange,
  write = (action: string) => action,
): string {
  if (actions.length <= mostNamed) return joined(actions.map(write));
  return countOf(actions.length, privileged ? 'privileged action' : 'action');
}

/** Whether `actionsInBrief` names them all. */
export function areActionsNamed({ actions }: AccessChange): boolean {
  return actions.length <= mostNamed;
}

/** `event/*`, `event/* but not event/sealed/*`; of a part of which more is left out `part of event/*, among it not …`. */
export function reachWords(
  { pattern, extent, except = [], allBut }: ResourceReach,
  write = (text: string) => text,
): string {
  const some = joined(except.map(write), 'or');
  if (allBut === true) return `${write(pattern)} but not ${some}`;
  if (extent === 'whole') return write(pattern);
  return `part of ${write(pattern)}${except.length === 0 ? '' : `, among it not ${some}`}`;
}

/** Whether the words of none has a comma in it, so that commas keep them apart. */
export function areSimple(resources: readonly ResourceReach[]): boolean {
  return resources.every(({ except }) => except === undefined);
}

/** Under which conditions, each way by itself: `principal.mfa is true and request.ip is in "10.0.0.0/8"`; none: always. */
export function conditionWords(when: readonly JsonObject[]): readonly string[] {
  const ways = when.map((each) => describeConditions(each).join(' and '));
  return ways.includes('') ? [] : ways;
}

/** Whether words alone leave it open what is meant, so that an example helps. */
export function leavesDoubt({ kind, resources }: AccessChange): boolean {
  return (
    (kind !== 'gained' && kind !== 'lost') ||
    resources.some(({ extent, allBut }) => extent === 'part' && allBut !== true)
  );
}

/** A request in words: `member/ana does billing:refund on krn:… with principal.mfa true`, and how it is decided. */
export function exampleWords({ principal, action, resource, context, before, after }: AccessExample): {
  readonly request: string;
  readonly decided: string;
} {
  const told = Object.entries(context).map(([key, value]) => `${key} ${JSON.stringify(value)}`);
  const on = resource === '*' ? '' : ` on ${resource}`;
  const given = told.length === 0 ? '' : ` with ${joined(told)}`;
  return {
    request: `${principal} does ${action}${on}${given}`,
    decided:
      before === after
        ? `${decisions[after]} before and now`
        : `${decisions[before]} before, ${decisions[after]} now`,
  };
}

const decisions = { allow: 'allowed', deny: 'denied' } as const;

/** What ends as a day begins ends with the day before it, as it is declared: `the end of 2026-12-15`. */
export function endWords(instant: string): string {
  const day = /^\d{4}-\d{2}-\d{2}(?=T00:00:00(?:\.0+)?Z$)/.exec(instant)?.[0];
  const time = day === undefined ? Number.NaN : Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time)) return shortTime(instant);
  return `the end of ${new Date(time - 86_400_000).toISOString().slice(0, 10)}`;
}

/** `2026-12-01` for its beginning, else the instant without its seconds where they are none. */
export function shortTime(instant: string): string {
  return instant.replace(/T00:00:00(?:\.0+)?Z$/, '').replace(/(T\d\d:\d\d):00(?:\.0+)?Z$/, '$1Z');
}
