import type { Scope } from '../../audit/scope.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { AwaitedApproval } from '../../plan/approvals/awaiting.ts';
import type { DraftedSection } from '../draft-plan.ts';

/**
 * Another organization that manages the very system of a section, which its own never did: nobody of those who approve
 * there is asked by what this one declares, so that one file more would be a way around all guardrails.
 */
export async function otherManaging(
  ledger: Pick<Ledger, 'organizations' | 'targets' | 'applied' | 'entries'>,
  { organization: { name, previously }, target, actual: { system } }: DraftedSection,
): Promise<string | undefined> {
  if (system === undefined) return undefined;
  const isIts = async (scope: Scope) => (await systemOf(ledger, scope)) === system;
  if (await isIts({ organization: name, target: target.name })) return undefined;
  const own = new Set([name, ...previously]);
  let other: string | undefined;
  for (const organization of ledger.organizations) {
    for (const each of ledger.targets(organization)) {
      if (!(await isIts({ organization, target: each }))) continue;
      if (own.has(organization)) return undefined;
      other ??= organization;
    }
  }
  return other;
}

/** Which system was applied to last, as far as a record says. */
async function systemOf(
  ledger: Pick<Ledger, 'applied' | 'entries'>,
  scope: Scope,
): Promise<string | undefined> {
  const applied = await ledger.applied(scope);
  if (applied?.system !== undefined) return applied.system;
  // Results that changed nothing did not say so once.
  for await (const { entry } of ledger.entries(scope))
    if (entry.kind === 'result' && entry.system !== undefined) return entry.system;
  return undefined;
}

/** As an approval that nobody can give: those who approve in the one organization say nothing of the other. */
export function nobodyApproves(other: string, { actual: { system } }: DraftedSection): AwaitedApproval {
  const why = `${system} is what \`${other}\` manages already, whose guardrails this would go around; where it is meant to, \`--allow approval\` on a laptop applies it once`;
  return { guardrail: '*', by: [], count: 1, changes: [], pullRequests: [], why: [why] };
}
