import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { DeclaredOrganization, NamedKind } from '../organization/declared-organization.ts';
import { namedKinds } from '../organization/named-kinds.ts';
import { judgedApart } from '../rules/judged-apart.ts';
import { namesAreUnique } from '../rules/names-are-unique.ts';
import type { OrganizationRule } from '../rules/rule.ts';
import { type Contents, inputsOf } from './inputs-of.ts';
import { partOf } from './part-of.ts';
import type { CleanRule, RuleInputs, Verdicts } from './verdicts.ts';
import type { AskedDocument } from './watched-documents.ts';
import { newSeen, type Seen, watchedOrganization } from './watched-organization.ts';

export interface Asked {
  readonly diagnostics: readonly PlacedDiagnostic[];
  /** Undefined where they say nothing of another time. */
  readonly verdicts: Verdicts | undefined;
}

/**
 * What the rules say of an organization. One that found nothing before is not asked again where all that it looked at
 * then is as it was: a rule is told of nothing else, so it would look at the same again. One that judges documents
 * apart from each other is asked about those that changed, and, where it finds anything, of all.
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
  const known = before === undefined ? new Map<number, CleanRule>() : stillKnown(before, inputs);
  const changes = before === undefined ? none : changesSince(before, inputs, declared);
  const diagnostics: PlacedDiagnostic[] = [];
  const clean: CleanRule[] = [];
  for (const [at, rule] of rules.entries()) {
    // There are inputs only where no two documents of a kind have one name, which is all that this rule asks.
    if (rule === namesAreUnique) continue;
    const verdict = known.get(at);
    const still = verdict && stillClean(rule, declared, verdict, changes);
    if (still !== undefined) {
      clean.push(still);
      continue;
    }
    const seen = newSeen();
    const found = [...rule(watchedOrganization(declared, seen, { apart: judgedApart.get(rule) ?? [] }))];
    if (found.length === 0) clean.push(cleanRule(at, seen));
    for (const diagnostic of found) diagnostics.push(diagnostic);
  }
  return { diagnostics, verdicts: { ...inputs, clean } };
}

function cleanRule(at: number, { whole, names, each }: Seen): CleanRule {
  return [at, [...whole], [...names], [...each]];
}

/** The rules that found nothing, and whose findings of any document that did not change would be the same. */
function stillKnown(before: Verdicts, { common, kinds }: RuleInputs): ReadonlyMap<number, CleanRule> {
  if (before.common !== common) return new Map();
  const isSame = (kind: NamedKind) => before.kinds[kind].content === kinds[kind].content;
  const hasSameNames = (kind: NamedKind) => before.kinds[kind].names === kinds[kind].names;
  const clean = before.clean.filter(([, whole, names]) => whole.every(isSame) && names.every(hasSameNames));
  return new Map(clean.map((verdict) => [verdict[0], verdict]));
}

/** By kind of which any changed, the documents of the parts that are not as they were. */
type Changes = ReadonlyMap<NamedKind, ReadonlyMap<string, AskedDocument>>;

const none: Changes = new Map();

function changesSince(
  before: Verdicts,
  { kinds }: RuleInputs,
  { named }: Pick<DeclaredOrganization, 'named'>,
): Changes {
  return new Map(
    namedKinds.flatMap((kind) => {
      if (before.kinds[kind].content === kinds[kind].content) return [];
      const known = before.kinds[kind].parts;
      const changed = new Set(kinds[kind].parts.flatMap((part, at) => (part === known[at] ? [] : [at])));
      const documents: Iterable<[string, AskedDocument]> = named[kind];
      const asked = [...documents].filter(([, { origin }]) => changed.has(partOf(origin.file)));
      return [[kind, new Map(asked)] as const];
    }),
  );
}

/** The verdict with what the rule looked at now, if it finds nothing wrong with what changed. */
function stillClean(
  rule: OrganizationRule,
  declared: DeclaredOrganization,
  [at, whole, names, each]: CleanRule,
  changes: Changes,
): CleanRule | undefined {
  if (!each.some((kind) => changes.has(kind))) return [at, whole, names, each];
  const seen = { whole: new Set(whole), names: new Set(names), each: new Set(each) };
  const only = (kind: NamedKind) => changes.get(kind) ?? new Map<string, never>();
  const watched = watchedOrganization(declared, seen, { apart: judgedApart.get(rule) ?? [], only });
  for (const _ of rule(watched)) return undefined;
  return cleanRule(at, seen);
}
