import type { Place } from '../../diagnostic/diagnostic.ts';
import type { Organization } from '../../model/model.ts';
import { placeAt } from '../../model/place.ts';
import { type Approver, approverSpans, firstBeyond } from '../approvals/approver-spans.ts';
import type { ApprovalRule } from './approval-rules.ts';
import type { ApprovalReason } from './breach.ts';
import { namesOfBase } from './rule-names.ts';

/** What becomes of who approves by a guardrail of the files before, and who has to agree to it. */
export interface ChangedApprovers {
  readonly rule: ApprovalRule;
  readonly reasons: readonly ApprovalReason<Place>[];
  /** So many of those before have to: of fewer than it takes all. 0: there never was anybody who might. */
  readonly count: number;
}

/**
 * Who comes to approve can agree to anything from the next change on, so that those who approve before have to agree to
 * that. An account counts as the same wherever it stands: approvals are counted by accounts. So does leaving fewer than
 * it takes: where there is nobody, anybody might come in unasked by the next change.
 *
 * They name no principals: it is about what counts from then on, like a guardrail, and is held as that is.
 *
 * @param rules of the files before
 */
export function changedApprovers(
  base: Organization,
  head: Organization,
  rules: readonly ApprovalRule[],
  now: number,
): readonly ChangedApprovers[] {
  return rules.flatMap((rule) => {
    const before = approverSpans(base, rule.by);
    const after = approverSpans(head, namedIn(rule, base, head));
    const there = countOf(before, now);
    const count = there === 0 ? (before.size === 0 ? 0 : rule.count) : Math.min(rule.count, there);
    const reasons = [
      ...joiningReasons(rule, { before, after, now }),
      ...leavingReasons(rule, { left: countOf(after, now), enough: Math.min(rule.count, there) }),
    ];
    return reasons.length === 0 ? [] : [{ rule, reasons, count }];
  });
}

/** Whether anybody is there who could agree to anything by a guardrail, be they suspended. */
export function hasApprovers(organization: Organization, { by }: ApprovalRule): boolean {
  return approverSpans(organization, by).size > 0;
}

type Approvers = ReadonlyMap<number, Approver>;

/** What a guardrail names approvers by, in the files after the change: whoever has the name then, else who had it. */
function namedIn({ by }: ApprovalRule, base: Organization, head: Organization): readonly string[] {
  const names = namesOfBase(base, head);
  return by.flatMap((each) => {
    const [kind, name = ''] = each.split('/');
    if (kind !== 'team') return head.members.has(name) ? each : (names.surelyIs(each) ?? []);
    const team = names.team(name);
    return team === undefined ? [] : `team/${team}`;
  });
}

/** How many approve now, or will. */
function countOf(approvers: Approvers, now: number): number {
  return [...approvers.values()].filter(({ spans }) => firstBeyond(spans, [], now) !== undefined).length;
}

function joiningReasons(
  { guardrail }: ApprovalRule,
  { before, after, now }: { readonly before: Approvers; readonly after: Approvers; readonly now: number },
): readonly ApprovalReason<Place>[] {
  return [...after].flatMap(([account, { member, spans }]) => {
    const from = firstBeyond(spans, before.get(account)?.spans ?? [], now);
    if (from === undefined) return [];
    const when = from === now ? '' : ` from ${new Date(from).toISOString().replace('.000Z', 'Z')} on`;
    const message = `\`member/${member.name}\`, account ${account} on GitHub, newly approves by guardrail \`${guardrail.name}\`${when}`;
    return [{ message, principals: [], changes: [], at: placeAt(member.origin, ['name']) }];
  });
}

function leavingReasons(
  { guardrail, count }: ApprovalRule,
  { left, enough }: { readonly left: number; readonly enough: number },
): readonly ApprovalReason<Place>[] {
  if (left >= enough) return [];
  const who = left === 0 ? 'nobody' : `only ${left}`;
  const message = `${who} would be left who can approve by guardrail \`${guardrail.name}\`, which takes ${count}`;
  return [{ message, principals: [], changes: [] }];
}
