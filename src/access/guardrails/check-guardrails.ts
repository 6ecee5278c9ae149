import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Guardrail, Instant, Organization } from '../../model/model.ts';
import { compareText, placeAt } from '../../model/place.ts';
import type { CompiledAccess } from '../compiled-access.ts';
import type { HeldAccess, SystemAccess } from '../diff/system-access.ts';
import type { Effort } from '../sets/effort.ts';
import { sayAlreadySo } from './already-so.ts';
import { tooLongBy } from './binding-duration.ts';
import type { Breach } from './breach.ts';
import { breachFindings } from './breach-findings.ts';
import type { Before } from './changed-step.ts';
import { couldReachIn } from './could-reach.ts';
import { finderIn } from './find-in.ts';
import { forbiddenBy } from './forbid.ts';
import type { Inquiry } from './inquiry.ts';
import { miscountedBy } from './limit.ts';
import { lostTypes } from './lost-types.ts';
import { raisingIn } from './raising.ts';
import { holdsIn, reachIn } from './reach.ts';
import { notHeldBy } from './require.ts';
import { exemptionsOf, type GuardrailRule, isEvaluated, severityOf } from './rule.ts';
import { namesOfBase } from './rule-names.ts';
import { scopesIn } from './scope.ts';
import { notSeparateBy } from './separate.ts';
import type { Standing } from './standing.ts';
import { peopleOf, whomOf } from './whom.ts';

export interface CheckedGuardrails {
  readonly rules: readonly GuardrailRule[];
  /** As proposed. */
  readonly organization: Organization;
  /** As the files before have it, by which the names in their guardrails are understood. */
  readonly base?: Organization;
  /** Of the organization as proposed; and everybody's access by it. */
  readonly access: CompiledAccess;
  readonly system: SystemAccess;
  readonly now: Instant;
  readonly effort?: Effort;
  /** Whether a breach stood before the change; absent where nobody can say. */
  readonly standing?: (breach: Breach, rule: GuardrailRule) => Standing | undefined;
  /** What was there before the change, asked for only where something is broken; absent where nobody can say. */
  readonly before?: () => Before;
}

/**
 * So much may all guardrails of an organization cost together: some ten seconds, measured on hostile patterns. The
 * largest that was meant well, of 10,000 members who nearly all hold something else, takes a thirtieth of it for each.
 */
const enough = 3_000_000;

/**
 * What breaks guardrails that are evaluated on effective access: `forbid`, `require`, `separate`, `limit` and
 * `maxBindingDuration`. A guardrail of the files before and what became of it count both; what both say is told once,
 * with the stricter severity. Sorted by severity, guardrail and principal.
 */
export function checkGuardrails(checked: CheckedGuardrails): readonly PlacedDiagnostic[] {
  return judgeBreaches(checked).map(({ finding }) => finding);
}

/** What is told of a guardrail, and whether what breaks it stood before the change. */
export interface JudgedBreach {
  readonly finding: PlacedDiagnostic;
  readonly standing?: Standing;
  /** Whose access it hinges on; undefined: anybody's. */
  readonly principals: readonly string[] | undefined;
}

/** The same, with what stood before: after what is new, and marked. */
export function judgeBreaches(checked: CheckedGuardrails): readonly JudgedBreach[] {
  const rules = checked.rules.filter(({ guardrail }) => isEvaluated(guardrail));
  if (rules.length === 0) return [];
  const inquire = inquirer(checked);
  const names = [...new Set(rules.map(({ guardrail }) => nameNow(checked.organization, guardrail)))];
  return names
    .sort(compareText)
    .flatMap((name) => {
      const same = rules.filter(({ guardrail }) => nameNow(checked.organization, guardrail) === name);
      return findingsOf(same, inquire, checked.standing);
    })
    .sort((a, b) => orderOf(a) - orderOf(b))
    .concat(
      rules.flatMap((rule) =>
        expiredExemptions(rule, checked.now).map((finding) => ({ finding, principals: undefined })),
      ),
    );
}

/** Errors before warnings, and of two alike what is new. */
function orderOf({ finding, standing }: JudgedBreach): number {
  return (finding.severity === 'error' ? 0 : 2) + (standing === undefined ? 0 : 1);
}

/** The breaches themselves, of each rule by itself: before they are put together and told. */
export function breachesIn(checked: CheckedGuardrails): readonly Breach[] {
  const inquire = inquirer(checked);
  return checked.rules.flatMap((rule) => [...breachesOf(inquire(rule))]);
}

/** What a guardrail is called in the proposed files: it may have another name there. */
function nameNow({ guardrails }: Organization, { name }: Guardrail): string {
  if (guardrails.has(name)) return name;
  const renamed = [...guardrails.values()].find(({ previously }) => previously.includes(name));
  return renamed?.name ?? name;
}

function inquirer(checked: CheckedGuardrails) {
  const { organization, base, access, system, now, effort = { left: enough } } = checked;
  const before = () => checked.before?.();
  const names = base && namesOfBase(base, organization);
  const people = peopleOf(organization, base && names && { names, organization: base });
  const evaluatedAt = Date.parse(now);
  const finder = finderIn(system.universe, effort);
  const remembered = rememberedAccess(system);
  const couldReach = couldReachIn(access, finder);
  const holds = holdsIn(remembered, finder, couldReach);
  const reaches = reachIn(holds, raisingIn(access, remembered, effort), finder, couldReach);
  const lost = base === undefined ? [] : lostTypes(base, organization);
  const scopes = scopesIn(organization, system.universe, lost);
  const principals = [...system.principals].sort((a, b) => compareText(a.name, b.name));
  const sorted: SystemAccess = { ...remembered, principals };
  const known = new Map<string, readonly number[]>();
  const momentsOf = (principal: string) => {
    const found = known.get(principal) ?? moments(principal);
    known.set(principal, found);
    return found;
  };
  function moments(principal: string): readonly number[] {
    const owner = organization.tokens.get(principal.replace(/^token\//, ''))?.owner;
    const inTeams = [principal, ...(owner === undefined ? [] : [owner])].flatMap((each) =>
      people.stays(each).flatMap(({ starts, expires }) => [starts, expires]),
    );
    const later = [...system.momentsOf(principal, evaluatedAt), ...inTeams].filter(
      (each) => each > evaluatedAt && Number.isFinite(each),
    );
    return [...new Set(later)].sort((a, b) => a - b);
  }
  return (rule: GuardrailRule): Inquiry => ({
    ...{
      rule,
      organization,
      access,
      system: sorted,
      scopes,
      finder,
      holds,
      reaches,
      effort,
      momentsOf,
      before,
    },
    whom: whomOf(rule, people, evaluatedAt),
    now: evaluatedAt,
  });
}

/** Several guardrails ask for what the same people hold at the same time. */
function rememberedAccess(system: SystemAccess): SystemAccess {
  const known = new Map<number, Map<string, HeldAccess>>();
  return {
    ...system,
    at(principal, now) {
      const moment = known.get(now) ?? new Map<string, HeldAccess>();
      known.set(now, moment);
      const held = moment.get(principal) ?? system.at(principal, now);
      moment.set(principal, held);
      return held;
    },
  };
}

function findingsOf(
  rules: readonly GuardrailRule[],
  inquire: (rule: GuardrailRule) => Inquiry,
  standing: CheckedGuardrails['standing'],
): readonly JudgedBreach[] {
  // Errors before warnings, and of two alike what the proposed files say.
  const strictest = [...rules].sort((a, b) => rank(a) - rank(b));
  const told = new Set<string>();
  return strictest.flatMap((rule) => {
    const inquiry = inquire(rule);
    const breaches = [...breachesOf(inquiry)].filter((breach) => !told.has(sameAs(breach)));
    for (const breach of breaches) told.add(sameAs(breach));
    return classes.flatMap(([stands, byRaise]) => {
      const own = breaches.filter(
        (breach) => standing?.(breach, rule) === stands && isByRaise(breach) === byRaise,
      );
      // What somebody could give themselves may hinge on what anybody holds.
      const hingesOn = byRaise
        ? undefined
        : own.flatMap(({ principals, besides = [] }) => [...principals, ...besides]);
      return breachFindings(inquiry, own, stands).map((finding): JudgedBreach => {
        if (stands === undefined) return { finding, principals: hingesOn };
        const message = sayAlreadySo(finding.message, stands === 'inherited' ? stands : guardrailIs(rules));
        return { finding: { ...finding, message }, standing: stands, principals: hingesOn };
      });
    });
  });
}

/** Of what was so before a guardrail, whether that is another now or was not there. */
function guardrailIs(rules: readonly GuardrailRule[]): 'changed' | 'new' {
  return rules.some(({ from }) => from === 'base') ? 'changed' : 'new';
}

const classes = ([undefined, 'seen', 'inherited'] as const).flatMap((standing) => [
  [standing, false] as const,
  [standing, true] as const,
]);

function isByRaise({ reached }: Breach): boolean {
  return reached.some(({ raise }) => raise !== undefined);
}

function rank({ guardrail, from }: GuardrailRule): number {
  return (severityOf(guardrail) === 'error' ? 0 : 2) + (from === 'head' ? 0 : 1);
}

function sameAs({ is, principals, role, at }: Breach): string {
  const isOfAll = is === 'too-many' || is === 'too-few';
  return JSON.stringify([is, isOfAll ? [] : principals, role, at]);
}

function* breachesOf(inquiry: Inquiry): Iterable<Breach> {
  yield* forbiddenBy(inquiry);
  yield* notSeparateBy(inquiry);
  yield* notHeldBy(inquiry);
  yield* miscountedBy(inquiry);
  yield* tooLongBy(inquiry);
}

function expiredExemptions({ guardrail, from }: GuardrailRule, now: Instant): readonly PlacedDiagnostic[] {
  if (from === 'base') return [];
  return exemptionsOf(guardrail)
    .filter(({ until }) => until <= Date.parse(now))
    .map(({ principal, index }) =>
      createDiagnostic('guardrail/expired-exemption', {
        message: `the exemption of \`${principal}\` from guardrail \`${guardrail.name}\` has expired`,
        at: placeAt(guardrail.origin, ['exempt', index, 'expires']),
        hint: 'remove it, or decide anew and write a later date',
      }),
    );
}
