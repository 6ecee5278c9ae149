import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import { placeAt } from '../../model/place.ts';
import { parsePolicyReference } from '../../model/references/policy-reference.ts';
import type { Origin } from '../../parse/document.ts';
import type { Finding } from './lint.ts';
import type { LintedOrganization } from './linted-organization.ts';

/** A boundary never gives, and what none of its policies allows does not get through. */
export function* boundariesLetSomethingThrough({ organization }: LintedOrganization): Iterable<Finding> {
  const { name, boundary, members, serviceAccounts, origin } = organization;
  yield* judge(`organization/${name}`, boundary, origin);
  for (const each of members.values()) yield* judge(`member/${each.name}`, each.boundary, each.origin);
  for (const each of serviceAccounts.values())
    yield* judge(`service-account/${each.name}`, each.boundary, each.origin);

  function* judge(of: string, references: readonly string[], at: Origin): Iterable<Finding> {
    if (references.length === 0 || references.some(mayAllow)) return;
    const diagnostic = createDiagnostic('access/boundary-without-allow', {
      message: 'this boundary lets nothing through: none of its policies allows anything',
      at: placeAt(at, ['boundary', 0]),
      hint: 'add a policy that allows what may be done within it, such as `*`',
    });
    yield { of, diagnostic };
  }

  /** What an older version says, which is pinned, no file tells. */
  function mayAllow(reference: string): boolean {
    const { policy, version } = parsePolicyReference(reference);
    const declared = organization.policies.get(policy);
    if (declared === undefined || version !== undefined || declared.defaultVersion !== undefined) return true;
    return declared.statements.some(({ effect }) => effect === 'allow');
  }
}
