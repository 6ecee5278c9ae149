import type { JudgedBreach } from '../../access/guardrails/check-guardrails.ts';
import { isEvaluated } from '../../access/guardrails/rule.ts';
import type { Instant, Organization } from '../../model/model.ts';
import { expectedVersions } from '../../plan/expected-versions.ts';
import type { PolicyHistories } from '../../plan/policy-history.ts';

export interface HeldAgainst {
  readonly organization: Organization;
  /** As the files before have it: the organization itself where they are the same; absent where there were none. */
  readonly base?: Organization;
  readonly now: Instant;
  /** Of the ledger; absent where the files are looked at alone, and then their text is every version. */
  readonly histories?: PolicyHistories;
}

/** What breaks guardrails that are held against access; nothing is loaded or compiled where there are none. */
export async function guardrailFindings({
  organization,
  base: before,
  now,
  histories,
}: HeldAgainst): Promise<readonly JudgedBreach[]> {
  const base = before === organization ? undefined : before;
  const approvers = await approversMissing(organization, now);
  const of = ({ guardrails }: Organization, from: 'base' | 'head') =>
    [...guardrails.values()].map((guardrail) => ({ guardrail, from }));
  const rules = [...of(organization, 'head'), ...(base === undefined ? [] : of(base, 'base'))];
  if (!rules.some(({ guardrail }) => isEvaluated(guardrail))) return approvers;
  const { compileAccess } = await import('../../access/compile-access.ts');
  const { accessKeys } = await import('../../access/diff/access-keys.ts');
  const { engineAccess } = await import('../../access/diff/engine-access.ts');
  const { breachesIn, judgeBreaches } = await import('../../access/guardrails/check-guardrails.ts');
  const { standingSince } = await import('../../access/guardrails/standing.ts');
  const { universeOf } = await import('../../access/sets/universe-of.ts');
  const heldIn = (asked: Organization) => {
    const versions = histories && {
      published: histories,
      expected: expectedVersions(asked.policies, histories),
    };
    const access = compileAccess(asked, versions === undefined ? {} : { versions });
    return {
      organization: asked,
      access,
      system: engineAccess(access, accessKeys(), universeOf([access])),
      now,
    };
  };
  const held = heldIn(organization);
  // Most break nothing: what was before is asked only where something does.
  let since: ReturnType<typeof standingSince> | undefined;
  let earlierHeld: ReturnType<typeof heldIn> | undefined;
  const heldBeforeIn = (earlier: Organization) => {
    earlierHeld ??= heldIn(earlier);
    return earlierHeld;
  };
  const standingIn = (earlier: Organization) => {
    const heldBefore = heldBeforeIn(earlier);
    return standingSince({
      ...{ base: earlier, head: organization, access: { before: heldBefore.access, after: held.access } },
      now: Date.parse(now),
      breachesBefore: ({ guardrail }) =>
        breachesIn({ ...heldBefore, rules: [{ guardrail, from: 'head' }], effort: { left: enoughBefore } }),
    });
  };
  const broken = judgeBreaches({
    ...{ rules, ...held },
    ...(base === undefined ? {} : { base, before: () => heldBeforeIn(base) }),
    standing(breach, rule) {
      // The same files: whatever breaks a guardrail broke it before, but for the clock.
      if (before === organization) return 'inherited';
      if (base === undefined) return undefined;
      since ??= standingIn(base);
      return since(breach, rule);
    },
  });
  return [...broken, ...approvers];
}

async function approversMissing(organization: Organization, now: Instant): Promise<readonly JudgedBreach[]> {
  const { guardrails } = organization;
  if (![...guardrails.values()].some(({ body }) => body.approval !== undefined)) return [];
  const { tooFewApprovers } = await import('../../access/guardrails/too-few-approvers.ts');
  return tooFewApprovers(organization, now).map((finding) => ({ finding, principals: undefined }));
}

/** So much may it cost to ask what one guardrail was broken by before: beyond that all is new. */
const enoughBefore = 500_000;
