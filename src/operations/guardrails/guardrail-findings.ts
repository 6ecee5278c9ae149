import { isEvaluated } from '../../access/guardrails/rule.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Instant, Organization } from '../../model/model.ts';
import { expectedVersions } from '../../plan/expected-versions.ts';
import type { PolicyHistories } from '../../plan/policy-history.ts';

export interface HeldAgainst {
  readonly organization: Organization;
  /** As the files before have it; absent where their guardrails are the same, or there were none. */
  readonly base?: Organization;
  readonly now: Instant;
  /** Of the ledger; absent where the files are looked at alone, and then their text is every version. */
  readonly histories?: PolicyHistories;
}

/** What breaks guardrails that are held against access; nothing is loaded or compiled where there are none. */
export async function guardrailFindings({
  organization,
  base,
  now,
  histories,
}: HeldAgainst): Promise<readonly PlacedDiagnostic[]> {
  const of = ({ guardrails }: Organization, from: 'base' | 'head') =>
    [...guardrails.values()].map((guardrail) => ({ guardrail, from }));
  const rules = [...of(organization, 'head'), ...(base === undefined ? [] : of(base, 'base'))];
  if (!rules.some(({ guardrail }) => isEvaluated(guardrail))) return [];
  const { compileAccess } = await import('../../access/compile-access.ts');
  const { accessKeys } = await import('../../access/diff/access-keys.ts');
  const { engineAccess } = await import('../../access/diff/engine-access.ts');
  const { checkGuardrails } = await import('../../access/guardrails/check-guardrails.ts');
  const { universeOf } = await import('../../access/sets/universe-of.ts');
  const versions =
    histories === undefined
      ? {}
      : {
          versions: {
            published: histories,
            expected: expectedVersions(organization.policies, histories),
          },
        };
  const access = compileAccess(organization, versions);
  const system = engineAccess(access, accessKeys(), universeOf([access]));
  return checkGuardrails({
    rules,
    organization,
    access,
    system,
    now,
    ...(base === undefined ? {} : { base }),
  });
}
