import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { DeclaredOrganization, NamedKind } from '../organization/declared-organization.ts';
import type { OrganizationRule } from '../rules/rule.ts';
import { type Contents, inputsOf } from './inputs-of.ts';
import type { CleanRule, Verdicts } from './verdicts.ts';
import { watchedOrganization } from './watched-organization.ts';

export interface Asked {
  readonly diagnostics: readonly PlacedDiagnostic[];
  /** Undefined where they say nothing of another time. */
  readonly verdicts: Verdicts | undefined;
}

/**
 * What the rules say of an organization. One that found nothing before is not asked again where all that it looked at
 * then is as it was: a rule is told of nothing else, so it would look at the same again.
 */
export function askRules(
  rules: readonly OrganizationRule[],
  declared: DeclaredOrganization,
  contents: Contents,
  before: Verdicts | undefined,
): Asked {
  const inputs = inputsOf(declared, contents);
  if (inputs === undefined)
    return { diagnostics: rules.flatMap((rule) => [...rule(declared)]), verdicts: undefined };
  const known = before === undefined ? new Map<number, CleanRule>() : stillClean(before, inputs);
  const diagnostics: PlacedDiagnostic[] = [];
  const clean: CleanRule[] = [];
  for (const [at, rule] of rules.entries()) {
    const verdict = known.get(at);
    if (verdict !== undefined) {
      clean.push(verdict);
      continue;
    }
    const seen = new Set<NamedKind>();
    const found = [...rule(watchedOrganization(declared, seen))];
    if (found.length === 0) clean.push([at, [...seen]]);
    diagnostics.push(...found);
  }
  return { diagnostics, verdicts: { ...inputs, clean } };
}

function stillClean(
  before: Verdicts,
  { common, kinds }: Pick<Verdicts, 'common' | 'kinds'>,
): ReadonlyMap<number, CleanRule> {
  if (before.common !== common) return new Map();
  const isSame = (kind: NamedKind) => before.kinds[kind] === kinds[kind];
  return new Map(
    before.clean.filter(([, seen]) => seen.every(isSame)).map((verdict) => [verdict[0], verdict]),
  );
}
