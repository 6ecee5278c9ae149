import { instantAfter } from '../../model/instant.ts';
import type { Guardrail } from '../../model/model.ts';
import type { WrittenGuardrail } from '../../schema/generated/documents.ts';
import { bodyOf, exemptionsOf, severityOf } from './rule.ts';
import type { RuleNames } from './rule-names.ts';
import { exceptionsIn, type Unless } from './whom.ts';

/**
 * Whether a guardrail as it becomes forbids, requires and asks for everything that it does as it is. Patterns are
 * compared as they are written: what is stricter in another wording counts as weaker.
 */
export function isNoWeaker(before: Guardrail, after: Guardrail, names: RuleNames): boolean {
  if (severityOf(before) === 'error' && severityOf(after) === 'warning') return false;
  const [is, becomes] = [bodyOf(before), bodyOf(after)];
  return forms.every((form) => keeps[form](is, becomes, names));
}

/** The exemptions that are new, or last longer. */
export function newExemptions(before: Guardrail, after: Guardrail, names: RuleNames): readonly string[] {
  const known = exemptionsOf(before);
  return exemptionsOf(after)
    .filter(
      ({ principal, until }) =>
        !known.some((each) => each.until >= until && nowOf(names, each.principal) === principal),
    )
    .map(({ principal }) => principal);
}

type Form = 'forbid' | 'require' | 'separate' | 'limit' | 'approval' | 'authorHolds' | 'maxBindingDuration';
type Keeps = (is: WrittenGuardrail, becomes: WrittenGuardrail, names: RuleNames) => boolean;

const keeps: Readonly<Record<Form, Keeps>> = {
  forbid: ({ forbid: is }, { forbid: becomes }, names) =>
    is === undefined ||
    (becomes !== undefined &&
      isAboutAll(is, becomes, names) &&
      letsPassNoMore(is.unless, becomes.unless, names)),
  require: ({ require: is }, { require: becomes }, names) =>
    is === undefined || (becomes !== undefined && isAboutAll(is, becomes, names)),
  separate: ({ separate: is }, { separate: becomes }) =>
    is === undefined ||
    (becomes !== undefined &&
      hasAll(becomes.anyOf, is.anyOf) &&
      hasAll(becomes.from, is.from) &&
      isAsWide(becomes.resources, is.resources)),
  // Of a smaller scope fewer are too many, of a wider one more are enough.
  limit: ({ limit: is }, { limit: becomes }) =>
    is === undefined ||
    (becomes !== undefined &&
      hasAll(becomes.actions, is.actions) &&
      hasAll(is.actions, becomes.actions) &&
      isAsWide(becomes.resources, is.resources) &&
      isAsWide(is.resources, becomes.resources) &&
      (is.holders.max === undefined || (becomes.holders.max ?? Number.POSITIVE_INFINITY) <= is.holders.max) &&
      (is.holders.min === undefined || (becomes.holders.min ?? 0) >= is.holders.min)),
  approval: ({ approval: is }, { approval: becomes }, names) =>
    is === undefined ||
    (becomes !== undefined &&
      hasAll(becomes.gains.actions, is.gains.actions) &&
      isAsWide(becomes.gains.resources, is.gains.resources) &&
      (is.gains.privileged === true || becomes.gains.privileged !== true) &&
      hasAll(
        is.by.map((each) => nowOf(names, each)),
        becomes.by,
      ) &&
      (becomes.count ?? 1) >= (is.count ?? 1)),
  authorHolds: ({ authorHolds: is }, { authorHolds: becomes }) =>
    is === undefined || (becomes !== undefined && (is === true || becomes !== true)),
  maxBindingDuration: ({ maxBindingDuration: is }, { maxBindingDuration: becomes }, names) =>
    is === undefined ||
    (becomes !== undefined &&
      (becomes.roles === undefined ||
        (is.roles !== undefined &&
          hasAll(
            becomes.roles,
            is.roles.map((role) => names.role(role)),
          ))) &&
      endOf(becomes.duration) <= endOf(is.duration)),
};

type Whose = NonNullable<WrittenGuardrail['require']>;

/** Whether it is about everybody, every action and every resource that it was about. */
function isAboutAll(is: Whose, becomes: Whose, names: RuleNames): boolean {
  const principals = is.principals.map((each) => nowOf(names, each));
  return (
    hasAll(becomes.principals, principals) &&
    hasAll(becomes.actions, is.actions) &&
    isAsWide(becomes.resources, is.resources)
  );
}

/** Of `unless`, which lets pass: no team, principal or role more than it named. */
function letsPassNoMore(is: Unless | undefined, becomes: Unless | undefined, names: RuleNames): boolean {
  const [was, now] = [exceptionsIn(is), exceptionsIn(becomes)];
  const sides = [
    [was.teams.map((each) => names.team(each)), now.teams],
    [was.principals.map((each) => names.surelyIs(each)), now.principals],
    [was.roles.map((each) => names.role(each)), now.roles],
  ] as const;
  return sides.every(([known, all]) => all.every((each) => known.includes(each)));
}

const forms = Object.keys(keeps) as readonly Form[];

/** What is written `member/ana` in the files before, in those that are proposed. */
function nowOf(names: RuleNames, written: string): string | undefined {
  if (written === '*') return written;
  if (!written.startsWith('team/')) return names.surelyIs(written);
  const team = names.team(written.slice('team/'.length));
  return team === undefined ? undefined : `team/${team}`;
}

/** Whether a list has all of another; `*` has everything. What is gone from the files cannot be meant any more. */
function hasAll(list: readonly (string | undefined)[], wanted: readonly (string | undefined)[]): boolean {
  return list.includes('*') || wanted.every((each) => each === undefined || list.includes(each));
}

function isAsWide(list: readonly string[] | undefined, wanted: readonly string[] | undefined): boolean {
  return list === undefined || list.includes('*') || (wanted !== undefined && hasAll(list, wanted));
}

/** Some moment, the same for all: the later the longer. A length beyond all calendars is the longest. */
function endOf(duration: string): string {
  return instantAfter('2000-01-01T00:00:00Z', duration) ?? 'never';
}
