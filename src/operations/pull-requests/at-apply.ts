import { canonicalJson } from '../../digest/canonical-json.ts';
import type { Json, JsonObject } from '../../digest/json.ts';
import type { AtApply } from '../../report/pull-request/reviewed-plan.ts';
import { lastApplied } from '../authorship/judged-base.ts';
import type { Session } from '../session.ts';
import { type ForeseenMerge, forbiddenBefore } from './forbidden-before.ts';
import { ledgerStops } from './ledger-stops.ts';
import { systemsElsewhere } from './systems-elsewhere.ts';

/** What apply would meet that no section of a plan tells, were what is proposed merged now. */
export async function foreseeApply(session: Session, merge: ForeseenMerge): Promise<AtApply> {
  const elsewhere = await systemsElsewhere(merge);
  return {
    stops: [...(await ledgerStops(merge)), ...elsewhere.stops],
    waits: [
      ...elsewhere.waits,
      ...(await appliedBefore(merge)),
      ...managedByOthers(merge),
      ...(await forbiddenBefore(session, merge)),
    ],
  };
}

/** Its first apply asks nobody, but for one that only seems to be the first. */
async function appliedBefore({ git, ledger, base, sections }: ForeseenMerge): Promise<readonly string[]> {
  const waits: string[] = [];
  for (const organization of new Set(sections.map((each) => each.organization))) {
    if (base.model.organizations.has(organization.name)) continue;
    if ((await lastApplied(git, ledger, organization)) === 'never') continue;
    waits.push(
      `\`${organization.name}\` was applied before: what guardrails of that time ask an approval for is held, and only \`bylaw apply --allow approval\` on a laptop applies it`,
    );
  }
  return waits;
}

/** Whatever one more organization declares for a system that another manages is held: see other-managing.ts. */
function managedByOthers({ base, sections }: ForeseenMerge): readonly string[] {
  return sections.flatMap(({ organization, target }) => {
    const { provider, coordinates } = target;
    if (provider === 'directory') return [];
    const names = new Set([organization.name, ...organization.previously]);
    const others = [...base.model.organizations.values()].filter((each) =>
      [...each.targets.values()].some(
        (one) => one.provider === provider && isSame(one.coordinates, coordinates),
      ),
    );
    const [other] = others;
    if (other === undefined || others.some(({ name }) => names.has(name))) return [];
    return [
      `all of \`${organization.name}\` on \`${target.name}\` is held: that is what \`${other.name}\` manages already, whose guardrails this would go around; where it is meant to, \`bylaw apply --allow approval\` on a laptop applies it once`,
    ];
  });
}

/** Log-ins of organizations are the same whatever their case. */
function isSame(one: JsonObject, other: JsonObject): boolean {
  const folded = (coordinates: JsonObject): Json => JSON.parse(JSON.stringify(coordinates).toLowerCase());
  return canonicalJson(folded(one)) === canonicalJson(folded(other));
}
