import type { GuardRefusal } from '../plan.ts';
import { accessElsewhere } from './access-elsewhere.ts';
import { gainedAccess, lostAccess } from './access-share.ts';
import { callersLastPath } from './callers-last-path.ts';
import { emptyDesiredState } from './empty-desired-state.ts';
import { gainedPrivileged } from './gained-privileged.ts';
import { gainedShare } from './gained-share.ts';
import type { Guard, GuardInput } from './guard.ts';
import { categories } from './guarded-categories.ts';
import { invitationQuota } from './invitation-quota.ts';
import { lostShare } from './lost-share.ts';
import { minimumOwners } from './minimum-owners.ts';
import { protectedPrincipals } from './protected-principals.ts';
import { rollback } from './rollback.ts';
import { stricterTarget } from './stricter-target.ts';
import { unpushed } from './unpushed.ts';

const shares = [
  ...categories.map(lostShare),
  lostAccess,
  ...categories.map(gainedShare),
  gainedAccess,
  gainedPrivileged,
];

/** Every guard, in the order in which refusals are told. */
const guards: readonly Guard[] = [
  rollback,
  unpushed,
  emptyDesiredState,
  minimumOwners,
  callersLastPath,
  protectedPrincipals,
  accessElsewhere,
  ...shares,
  invitationQuota,
];

/** What `--allow` and a target's `allow` may name. */
export const guardNames: readonly string[] = guards.map(({ name }) => name);

/** The guards whose limit a target may set. */
export const limitedGuardNames: readonly string[] = shares.map(({ name }) => name);

/**
 * Every guard that refuses the plan. One that the target's YAML allows (until its expiry), or a flag, says so and
 * does not refuse.
 */
export function checkGuards(input: GuardInput, allowFlags: readonly string[]): readonly GuardRefusal[] {
  const target = stricterTarget(input.target, input.circumstances.targetBefore);
  const strict = { ...input, target };
  return guards.flatMap((guard): readonly GuardRefusal[] => {
    const found = guard.check(strict);
    if (found === undefined) return [];
    return [{ guard: guard.name, ...found, ...allowance(guard.name, strict, allowFlags) }];
  });
}

/** The guards that still stand in the way. */
export function refusing(refusals: readonly GuardRefusal[]): readonly GuardRefusal[] {
  return refusals.filter(({ allowed }) => allowed === undefined);
}

function allowance(
  name: string,
  { target, evaluatedAt, circumstances }: GuardInput,
  allowFlags: readonly string[],
): Pick<GuardRefusal, 'allow' | 'allowed'> {
  const limit = limitedGuardNames.includes(name) ? `\`guards.${name}\` or ` : '';
  const written = `${limit}\`allow\` in Target \`${target.name}\``;
  const allow =
    circumstances.isProposed === true
      ? `${written}, merged before this by a change of its own`
      : `--allow ${name}, or ${written}`;
  const found = target.allow.find(
    (each) => each.guard === name && (each.expires === undefined || evaluatedAt < each.expires),
  );
  if (found !== undefined) return { allow, allowed: { by: 'target', reason: found.reason } };
  if (allowFlags.includes(name)) return { allow, allowed: { by: 'flag', reason: `--allow ${name}` } };
  return { allow };
}
