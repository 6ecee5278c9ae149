import type { Place } from '../../diagnostic/diagnostic.ts';
import type { Organization } from '../../model/model.ts';
import type { CompiledAccess } from '../compiled-access.ts';
import { diffAccess } from '../diff/diff-access.ts';
import type { SystemAccess } from '../diff/system-access.ts';
import type { AccessSet } from '../sets/access-set.ts';
import type { Effort } from '../sets/effort.ts';
import { nothing, union } from '../sets/set-operations.ts';
import { type ApprovalRule, approvalRules } from './approval-rules.ts';
import { type ChangedApprovers, changedApprovers, hasApprovers } from './approver-reasons.ts';
import type { ApprovalReason, NeededApproval } from './breach.ts';
import { type ChangedMark, changedMarks } from './changed-marks.ts';
import { finderIn } from './find-in.ts';
import { gainReason } from './gain-reason.ts';
import { weakenedGuardrails } from './guardrail-changes.ts';
import { identityReasons } from './identity-reasons.ts';
import { joinedExceptions } from './joined-exceptions.ts';
import { lostTypes, namesAction, weakenedByTypes } from './lost-types.ts';
import { otherExcepted } from './other-excepted.ts';
import { digestsOf, type PlannedChange } from './planned-changes.ts';
import { raiseReasons } from './raise-reasons.ts';
import { bodyOf } from './rule.ts';
import { namesOfBase, ownNames } from './rule-names.ts';
import { type Scope, type Scopes, scopesIn } from './scope.ts';
import { type People, peopleOf, type Whom, whomOf } from './whom.ts';

export interface ApprovalQuestion {
  /** The files before the change; undefined where there are none, and then those after it alone ask. */
  readonly base: Organization | undefined;
  readonly head: Organization;
  readonly before: SystemAccess;
  readonly after: SystemAccess;
  /** In milliseconds. */
  readonly now: number;
  readonly changes?: readonly PlannedChange[];
  /** What of the guards of targets would hold less. */
  readonly unguarded?: readonly { readonly message: string; readonly at?: Place }[];
  /** Where it is Bylaw's own word: who comes to a way to raise their access then counts as gaining what it leads to. */
  readonly access?: { readonly before: CompiledAccess; readonly after: CompiledAccess };
  readonly effort?: Effort;
}

type Reason = ApprovalReason<Place>;

/** So much may all approval guardrails of an organization together cost: some seconds. */
const enough = 3_000_000;

/**
 * Whose approval a change needs, because of what it gives and of what it does to guardrails: not of the files it edits.
 * What the files before ask and what those after it ask are both needed. Who only loses something needs nobody's.
 */
export function neededApprovals(question: ApprovalQuestion): readonly NeededApproval<Place>[] {
  const { base, head } = question;
  const rules = approvalRules(base, head);
  if (rules.length === 0) return [];
  const asking = askingOf(question);
  const ofBase = rules.filter(({ askedBy }) => askedBy.includes('base'));
  const approvers = base === undefined ? [] : changedApprovers(base, head, ofBase, question.now);
  const weakened = weakenedReasons(question, ofBase, asking, approvers);
  return rules.flatMap((rule): readonly NeededApproval<Place>[] => {
    const own = approvers.find((each) => each.rule === rule && each.count > 0);
    const all = own?.count === rule.count ? own.reasons : [];
    const because = [...gainReasons(question, rule, asking), ...(weakened.get(rule) ?? []), ...all];
    // Where there are fewer than it takes, they could never come to be enough.
    const fewer = own === undefined || all.length > 0 ? [] : [neededBy(rule, own.count, own.reasons)];
    return because.length === 0 ? fewer : [neededBy(rule, rule.count, because), ...fewer];
  });
}

function neededBy(
  { guardrail, askedBy, by }: ApprovalRule,
  count: number,
  because: readonly Reason[],
): NeededApproval<Place> {
  return { guardrail: guardrail.name, askedBy, by, count, because };
}

/** What the rules of one change have in common. */
export interface Asking {
  readonly whomOf: (rule: ApprovalRule) => Whom;
  /** What a rule is about. */
  readonly scopeOf: (rule: ApprovalRule) => Scope;
  readonly people: People;
  readonly scopes: Scopes;
  readonly effort: Effort;
  /** Who may be somebody else than in the files before. */
  readonly marks: readonly ChangedMark[];
}

function askingOf({ base, head, after, now, effort = { left: enough } }: ApprovalQuestion): Asking {
  const names = base === undefined ? ownNames : namesOfBase(base, head);
  const people = peopleOf(head, base && { names, organization: base });
  const scopes = scopesIn(head, after.universe, base === undefined ? [] : lostTypes(base, head));
  const wasPrivileged = base === undefined ? [] : privilegedIn(base);
  const scopeOf = ({ gains, from }: ApprovalRule): Scope => {
    const scope = scopes(gains, 'widest');
    if (gains.privileged !== true || from === 'head') return scope;
    // What the files before call privileged is so to their guardrails.
    const more = wasPrivileged.filter((each) => namesAction(gains.actions, each));
    if (more.length === 0) return scope;
    const was = scopes({ actions: more, resources: gains.resources }, 'widest');
    return {
      key: `${scope.key} ${was.key}`,
      set: union([scope.set, was.set]),
      actions: [...new Set([...scope.actions, ...was.actions])],
    };
  };
  const marks = base === undefined ? [] : changedMarks(base, head);
  return { whomOf: (rule) => whomOf(rule, people, now), scopeOf, people, scopes, effort, marks };
}

function gainReasons(question: ApprovalQuestion, rule: ApprovalRule, asking: Asking): readonly Reason[] {
  const { before, after, now, changes = [] } = question;
  const scope = asking.scopeOf(rule);
  if (scope.actions.length === 0) return [];
  const whom = asking.whomOf(rule);
  const others = new Set(asking.marks.map(({ principal }) => principal));
  const isExempt = (principal: string) => !others.has(principal) && now < whom.exemptUntil(principal, now);
  const within = (principal: string): AccessSet => (isExempt(principal) ? nothing : scope.set);
  const diff = diffAccess(before, after, {
    ...{ now, within, horizon: 0, rate: () => ({ level: 'none', reasons: [] }) },
    effort: asking.effort,
  });
  const gains = diff.changes.flatMap((change) => {
    const reason = gainReason(change);
    if (reason === undefined) return [];
    const steps = change.routes.flatMap((route) => route.steps.map(({ name }) => name));
    return [{ ...reason, changes: digestsOf(changes, [...steps, ...change.principals]) }];
  });
  return [
    ...gains,
    ...raiseReasons(question, scope, isExempt, asking.effort),
    ...identityReasons(question, asking.marks, scope, asking.effort),
  ];
}

/** By rule of the files before, what becomes of their guardrails that those who approve by it have to agree to. */
function weakenedReasons(
  { base, head, after, now, unguarded = [] }: ApprovalQuestion,
  ofBase: readonly ApprovalRule[],
  { scopeOf, people, scopes, effort, marks }: Asking,
  approvers: readonly ChangedApprovers[],
): ReadonlyMap<ApprovalRule, readonly Reason[]> {
  const found = new Map<ApprovalRule, Reason[]>();
  if (base === undefined) return found;
  const add = (rule: ApprovalRule, reason: Omit<Reason, 'principals' | 'changes'>) => {
    const others = found.get(rule) ?? [];
    found.set(rule, [...others, { ...reason, principals: [], changes: [] }]);
  };
  const finder = finderIn(after.universe, effort);
  const joined = joinedExceptions({ base, after, people, scopes, finder, now, marks });
  const ofGuardrails = ofBase.filter((rule) => scopeOf(rule).actions.includes('bylaw:guardrails.edit'));
  for (const reason of unguarded) for (const rule of ofGuardrails) add(rule, reason);
  addFirst(approvers, { base, rules: ofGuardrails, add });
  for (const { guardrail, message, at } of [
    ...weakenedGuardrails(base, head),
    ...weakenedByTypes(base, head),
    ...joined,
    ...otherExcepted(base, head, marks),
  ]) {
    const reason = { message, ...(at === undefined ? {} : { at }) };
    const own = ofBase.filter((rule) => rule.guardrail === guardrail);
    const asked = actionsOf(guardrail);
    const overlapping = ofBase.filter((rule) => {
      const { actions } = scopeOf(rule);
      return (
        asked.length > 0 &&
        scopeOf({ ...rule, gains: { actions: asked } }).actions.some((each) => actions.includes(each))
      );
    });
    const [approving = []] = [own, overlapping, ofGuardrails].filter((each) => each.length > 0);
    for (const rule of approving) add(rule, reason);
  }
  const stays = new Set(privilegedIn(head).map((each) => each.toLowerCase()));
  const dropped = privilegedIn(base).filter((each) => !stays.has(each.toLowerCase()));
  for (const rule of ofBase.filter(({ gains }) => gains.privileged === true))
    for (const action of dropped)
      if (namesAction(rule.gains.actions, action))
        add(rule, { message: `\`${action}\` is no longer privileged` });
  return found;
}

/** Who approves first nobody can agree to but those who agree to guardrails, where there are any. */
function addFirst(
  approvers: readonly ChangedApprovers[],
  {
    base,
    rules,
    add,
  }: {
    readonly base: Organization;
    readonly rules: readonly ApprovalRule[];
    readonly add: (rule: ApprovalRule, reason: Reason) => void;
  },
): void {
  const first = approvers.flatMap(({ count, reasons }) => (count === 0 ? reasons : []));
  for (const rule of rules) if (hasApprovers(base, rule)) for (const each of first) add(rule, each);
}

/** The actions that a guardrail is about: none of those about authors and bindings. */
function actionsOf(guardrail: ApprovalRule['guardrail']): readonly string[] {
  const { forbid, require, separate, limit, approval } = bodyOf(guardrail);
  return [
    ...(forbid?.actions ?? []),
    ...(require?.actions ?? []),
    ...(separate === undefined ? [] : [...separate.anyOf, ...separate.from]),
    ...(limit?.actions ?? []),
    ...(approval?.gains.actions ?? []),
  ];
}

function privilegedIn({ services }: Organization): readonly string[] {
  return [...services.values()].flatMap(({ name, actions }) =>
    Object.entries(actions)
      .filter(([, declared]) => (declared as { readonly privileged?: boolean } | null)?.privileged === true)
      .map(([action]) => `${name}:${action}`),
  );
}
