import type { Place } from '../../diagnostic/diagnostic.ts';
import type { Guardrail, Organization } from '../../model/model.ts';
import { placeAt } from '../../model/place.ts';
import { isNoWeaker, newExemptions } from './is-no-weaker.ts';
import { meaningOf } from './meaning-of.ts';
import { bodyOf } from './rule.ts';
import { namesOfBase } from './rule-names.ts';

/** A guardrail of the files before that would not hold everything that it holds. */
export interface WeakenedGuardrail {
  /** As it was. */
  readonly guardrail: Guardrail;
  readonly message: string;
  readonly at?: Place;
}

/** Those that are taken out, weakened, or let pass whom they did not. Where a document stands means nothing. */
export function weakenedGuardrails(base: Organization, head: Organization): readonly WeakenedGuardrail[] {
  if (base.guardrails.size === 0) return [];
  const names = namesOfBase(base, head);
  const same = new Set([...head.guardrails.values()].map(meaningOf));
  return [...base.guardrails.values()].flatMap((guardrail): readonly WeakenedGuardrail[] => {
    if (same.has(meaningOf(guardrail))) return [];
    const name = `guardrail \`${guardrail.name}\``;
    const after = becameOf(head, guardrail);
    if (after === undefined) return [{ guardrail, message: `${name} is removed` }];
    const exempted = newExemptions(guardrail, after, names);
    if (exempted.length > 0) {
      const told = exempted.map((each) => exemptionWords(each, guardrail, after));
      const message = `${name} now exempts ${told.join(', ')}`;
      return [{ guardrail, message, at: placeAt(after.origin, ['exempt']) }];
    }
    if (isNoWeaker(guardrail, after, names)) return [];
    return [{ guardrail, message: `${name} is changed`, at: placeAt(after.origin, ['name']) }];
  });
}

/** `member/ana` until 2026-12-31, and what it was before where it was. */
function exemptionWords(principal: string, was: Guardrail, is: Guardrail): string {
  const endIn = (guardrail: Guardrail) =>
    bodyOf(guardrail)
      .exempt?.map((each) => (each.principal === principal ? each.expires : undefined))
      .findLast((end) => end !== undefined);
  const [before, now] = [endIn(was), endIn(is)];
  const until = now === undefined ? '' : ` until ${now}`;
  // One that is the same may exempt more people than it did.
  const instead =
    before === undefined ? '' : before === now ? ' (more people than before)' : ` instead of ${before}`;
  return `\`${principal}\`${until}${instead}`;
}

/** What a guardrail of before is now; undefined: it is taken out. */
export function becameOf({ guardrails }: Organization, { name }: Guardrail): Guardrail | undefined {
  return guardrails.get(name) ?? [...guardrails.values()].find(({ previously }) => previously.includes(name));
}
