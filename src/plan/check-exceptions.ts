import { applyWaivers } from '../access/lints/apply-waivers.ts';
import { exceptionsInAllow } from '../access/lints/exceptions-in-allow.ts';
import type { Finding } from '../access/lints/lint.ts';
import { onlyNarrows, usesOf } from '../access/lints/uses.ts';
import type { PlacedDiagnostic } from '../diagnostic/diagnostic.ts';
import type { JsonObject } from '../digest/json.ts';
import type { Instant, Organization } from '../model/model.ts';
import type { WrittenStatement } from '../schema/generated/documents.ts';
import type { ExpectedVersion } from './plan.ts';

/**
 * No version is published that allows everything but what it names, unless a waiver says that it is meant. What is
 * published already is for `validate` to tell: to refuse it would not take it out of force.
 */
export function checkExceptions(
  organization: Organization,
  publishes: readonly ExpectedVersion[],
  evaluatedAt: Instant,
): readonly PlacedDiagnostic[] {
  const findings = publishes.flatMap(({ policy }) => exceptionsOf(organization, policy));
  if (findings.length === 0) return [];
  const uses = usesOf(organization);
  const giving = findings.filter(({ of }) => {
    const name = of.slice('policy/'.length);
    return !onlyNarrows(uses, { kind: 'policy', name });
  });
  const told = applyWaivers(giving, { organization, now: Date.parse(evaluatedAt) });
  return told.filter(({ code }) => code === 'access/allow-with-exceptions');
}

function exceptionsOf({ policies }: Organization, name: string): readonly Finding[] {
  const policy = policies.get(name);
  if (policy === undefined) return [];
  return policy.statements.flatMap((json, index) =>
    exceptionsInAllow({
      of: `policy/${name}`,
      origin: policy.origin,
      path: ['statements', index],
      written: json as JsonObject & WrittenStatement,
    }),
  );
}
