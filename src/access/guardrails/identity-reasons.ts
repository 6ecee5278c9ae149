import type { Place } from '../../diagnostic/diagnostic.ts';
import { canonicalJson } from '../../digest/canonical-json.ts';
import type { Member, Organization } from '../../model/model.ts';
import { placeAt } from '../../model/place.ts';
import type { Effort } from '../sets/effort.ts';
import type { ApprovalReason } from './breach.ts';
import { finderIn } from './find-in.ts';
import type { ApprovalQuestion } from './needed-approvals.ts';
import type { Scope } from './scope.ts';

/**
 * By their e-mail address and their accounts a person is known: with another one somebody else has what the member has,
 * and gains all of it, though nothing in the organization changes hands.
 */
export function identityReasons(
  { base, head, after, now }: Pick<ApprovalQuestion, 'base' | 'head' | 'after' | 'now'>,
  scope: Scope,
  isExempt: (principal: string) => boolean,
  effort: Effort,
): readonly ApprovalReason<Place>[] {
  if (base === undefined) return [];
  const finder = finderIn(after.universe, effort);
  return otherPeople(base, head).flatMap(({ member, field }) => {
    const principal = `member/${member.name}`;
    if (isExempt(principal)) return [];
    const found = finder.inHeld(after.at(principal, now), scope);
    if (found.is === 'none') return [];
    const what = found.is === 'point' ? found.point.action : found.action;
    return [
      {
        message: `\`${principal}\` is known by another \`${field}\`: whoever that is may then do \`${what}\``,
        principals: [principal],
        changes: [],
        at: placeAt(member.origin, [field]),
      },
    ];
  });
}

function otherPeople(
  base: Organization,
  head: Organization,
): readonly { readonly member: Member; readonly field: string }[] {
  const before = new Map([...base.members.values()].map((member) => [member.id, member]));
  return [...head.members.values()].flatMap((member) => {
    const old = before.get(member.id);
    if (old === undefined) return [];
    if (old.email?.toLowerCase() !== member.email?.toLowerCase()) return [{ member, field: 'email' }];
    const accounts = ({ identities }: Member) => canonicalJson(identities ?? null);
    return accounts(old) === accounts(member) ? [] : [{ member, field: 'identities' }];
  });
}
