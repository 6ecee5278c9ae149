import type { PlainWorld } from '../../../access/naive/documents.ts';
import { documentsOf, idOf } from '../../../access/naive/find-document.ts';
import { approversAt, catalogue, hasAnybody, isAbout, isExempt, type Rule, rulesIn } from './ask-for.ts';
import { type Doc, decisive } from './documents.ts';
import { momentsIn, type Point } from './may-do.ts';

/** How the files that later ones are judged by ask for less than those before: one line each. */
export function loosened(base: readonly Doc[], judged: readonly Doc[], now: number): readonly string[] {
  if (base === judged) return [];
  const [was, is] = [base, judged].map((each): PlainWorld => ({ documents: decisive(each) }));
  if (was === undefined || is === undefined) return [];
  const before = catalogue([was]).privileged;
  const { points, privileged } = catalogue([was, is]);
  // Who approves first nobody can have been asked about.
  const rules = rulesIn(base).filter((rule) => hasAnybody(base, rule));
  return momentsIn([base, judged], now).flatMap((at) =>
    points.flatMap((point) => {
      const others = rulesIn(judged).filter((each) => isAbout(each, point, privileged));
      return rules
        .filter((rule) => isAbout(rule, point, before))
        .flatMap((rule) => [
          ...enoughAnew({ rule, files: base }, { rules: others, files: judged }, at),
          ...letPass({ rule, files: base }, { rules: others, files: judged }, at),
        ])
        .map((how) => `${how} for ${pointText(point)} at ${new Date(at).toISOString()}`);
    }),
  );
}

interface Old {
  readonly rule: Rule;
  readonly files: readonly Doc[];
}

interface New {
  readonly rules: readonly Rule[];
  readonly files: readonly Doc[];
}

/** Accounts that were not enough to agree together, and are: nobody at all may be such a group, too. */
function enoughAnew({ rule, files }: Old, after: New, at: number): readonly string[] {
  const approvers = approversAt(files, rule, at);
  const others = after.rules.map((each) => [each, approversAt(after.files, each, at)] as const);
  const people = new Set([...approvers, ...others.flatMap(([, accounts]) => [...accounts])]);
  return groupsOf([...people])
    .filter((group) => !isEnough(rule, approvers, group))
    .filter((group) => others.every(([each, accounts]) => isEnough(each, accounts, group)))
    .map((group) => `${rule.name}: ${group.join(' and ') || 'nobody'} is enough`);
}

function isEnough({ count = 1 }: Rule, approvers: ReadonlySet<number>, group: readonly number[]): boolean {
  return group.filter((each) => approvers.has(each)).length >= count;
}

function groupsOf(people: readonly number[]): readonly (readonly number[])[] {
  const [first, ...rest] = people;
  if (first === undefined) return [[]];
  return groupsOf(rest).flatMap((group) => [group, [first, ...group]]);
}

function letPass({ rule, files }: Old, after: New, at: number): readonly string[] {
  const ids = documentsOf({ documents: decisive(after.files) }, 'Member').map(idOf);
  return ids
    .filter((id) => !isExempt(files, rule, id, at))
    .filter((id) => after.rules.every((each) => isExempt(after.files, each, id, at)))
    .map((id) => `${rule.name}: ${id} is let pass`);
}

function pointText({ action, resource }: Point): string {
  return `${action} on ${resource}`;
}
