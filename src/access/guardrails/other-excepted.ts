import type { Organization } from '../../model/model.ts';
import type { ChangedMark } from './changed-marks.ts';
import type { WeakenedGuardrail } from './guardrail-changes.ts';
import { bodyOf, exemptionsOf } from './rule.ts';
import { namesOfBase } from './rule-names.ts';
import { exceptionsIn } from './whom.ts';

/**
 * Guardrails of the files before that let somebody pass by name who may be somebody else now: whoever that is passes
 * without being named, which is as much as an exemption.
 */
export function otherExcepted(
  base: Organization,
  head: Organization,
  marks: readonly ChangedMark[],
): readonly WeakenedGuardrail[] {
  if (marks.length === 0) return [];
  const names = namesOfBase(base, head);
  return [...base.guardrails.values()].flatMap((guardrail) => {
    const written = [
      ...exceptionsIn(bodyOf(guardrail).forbid?.unless).principals,
      ...exemptionsOf(guardrail).map(({ principal }) => principal),
    ];
    const passing = new Set(written.map((each) => names.surelyIs(each)));
    return marks.flatMap(({ principal, by, at }) => {
      if (!passing.has(principal)) return [];
      const message = `\`${principal}\`, whom guardrail \`${guardrail.name}\` lets pass, is known by ${by}`;
      return [{ guardrail, message, at }];
    });
  });
}
