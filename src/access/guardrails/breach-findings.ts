import type { DiagnosticCode } from '../../diagnostic/catalogue.ts';
import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { Place, PlacedDiagnostic, Related } from '../../diagnostic/diagnostic.ts';
import { placeAt } from '../../model/place.ts';
import { deedQuestion } from '../authorship/deed-question.ts';
import type { RouteStep } from '../diff/access-diff.ts';
import type { Breach, Reached } from './breach.ts';
import { breachMessage } from './breach-message.ts';
import { changedStep } from './changed-step.ts';
import type { Inquiry } from './inquiry.ts';
import { bodyOf, severityOf } from './rule.ts';
import type { Standing } from './standing.ts';
import { exceptionsIn } from './whom.ts';

/** Nobody reads more of one guardrail. */
const mostTold = 20;

/** What is told of the breaches of one guardrail: the same of many people once, and not more than anybody reads. */
export function breachFindings(
  inquiry: Inquiry,
  breaches: readonly Breach[],
  standing?: Standing,
): readonly PlacedDiagnostic[] {
  const together = [...byWhatTheyAre(breaches).values()];
  const told = together.slice(0, mostTold).map((each) => finding(inquiry, shownOf(inquiry, each), standing));
  const rest = together.slice(mostTold);
  const [next] = rest;
  if (next === undefined) return told;
  const { guardrail } = inquiry.rule;
  const count = rest.reduce((sum, { principals }) => sum + principals.length, 0);
  const message = `and ${count.toLocaleString('en-US')} more principals break guardrail \`${guardrail.name}\``;
  return [...told, { code: codes[next.is], severity: severityOf(guardrail), message }];
}

const codes = {
  forbidden: 'guardrail/forbidden-access',
  'not-separate': 'guardrail/not-separate',
  'not-held': 'guardrail/access-missing',
  'too-many': 'guardrail/too-many-holders',
  'too-few': 'guardrail/too-few-holders',
  'too-long': 'guardrail/binding-too-long',
  'not-decided': 'guardrail/not-decided',
} as const satisfies Record<Breach['is'], DiagnosticCode>;

function byWhatTheyAre(breaches: readonly Breach[]): ReadonlyMap<string, Breach> {
  const found = new Map<string, Breach>();
  for (const breach of breaches) {
    const { is, reached, from, role, count, at } = breach;
    const ways = reached.map(({ point, action, raise }) => [point, action, raise?.does, raise?.resource]);
    const key = JSON.stringify([is, ways, from, role, count, at]);
    const same = found.get(key);
    const principals = [...(same?.principals ?? []), ...breach.principals];
    found.set(key, same === undefined ? breach : { ...same, principals });
  }
  return found;
}

/** Of too many holders it is told how one comes to it: somebody who did not before. */
function shownOf({ before }: Inquiry, breach: Breach): Breach {
  const { points, principals, from } = breach;
  if (points === undefined) return breach;
  const earlier = before()?.system;
  const had = (each: string) => {
    const point = points.get(each);
    return point === undefined || earlier?.at(each, from).set.has(point) === true;
  };
  const shown = principals.find((each) => !had(each)) ?? principals[0];
  const point = shown === undefined ? undefined : points.get(shown);
  return shown === undefined || point === undefined ? breach : { ...breach, shown, reached: [{ point }] };
}

function finding(inquiry: Inquiry, breach: Breach, standing: Standing | undefined): PlacedDiagnostic {
  const { rule, organization } = inquiry;
  const { guardrail } = rule;
  const found = routesOf(inquiry, breach);
  const changed = standing === undefined ? changedIn(inquiry, breach, found) : undefined;
  const routes = changed?.routes ?? found;
  const steps = routes.flatMap((route, index) => stepsOf(route, breach.reached[index] ?? {}));
  const own = organization.guardrails.get(guardrail.name);
  // Of the files before nothing can be shown that those now do not have.
  const declared = rule.from === 'head' ? guardrail : own;
  const where: readonly Related<Place>[] =
    declared === undefined
      ? []
      : [{ at: placeAt(declared.origin, ['name']), message: `guardrail \`${guardrail.name}\`` }];
  // Where it was so before a guardrail came, it is the guardrail that changes.
  const cause = standing === 'seen' && rule.from === 'head' ? where[0]?.at : changed?.at;
  const at = breach.at ?? cause ?? steps[0]?.at ?? where[0]?.at;
  const related = [...steps, ...where].filter((each) => each.at !== at);
  return {
    ...createDiagnostic(codes[breach.is], {
      message: breachMessage(inquiry, breach, routes),
      ...(at === undefined ? {} : { at }),
      ...(related.length === 0 ? {} : { related }),
      hint: hintOf(inquiry, breach),
    }),
    severity: severityOf(guardrail),
  };
}

type Routes = readonly (readonly RouteStep<Place>[])[];

/** Where the change stands that brought it about, with its place in the ways; undefined where that is not known. */
function changedIn(
  { organization, before }: Inquiry,
  { principals: [first = ''], shown = first, reached }: Breach,
  routes: Routes,
): { readonly at: Place; readonly routes: Routes } | undefined {
  const earlier = before();
  if (earlier === undefined) return undefined;
  for (const [index, route] of routes.entries()) {
    const { holder = shown, point, raise } = reached[index] ?? {};
    const action = raise === undefined ? point?.action : `bylaw:${raise.action}`;
    const changed = changedStep(route, { action: action ?? '', holder }, earlier.organization, organization);
    if (changed === undefined) continue;
    const { step, at } = changed;
    return { at, routes: routes.with(index, route.with(step, { ...(route[step] as RouteStep<Place>), at })) };
  }
  return undefined;
}

/** From the first of the principals to what they can get at: of each thing its way. */
function routesOf(
  { system, organization }: Inquiry,
  { principals: [first], shown = first, reached, from, is }: Breach,
): readonly (readonly RouteStep<Place>[])[] {
  if (shown === undefined || is === 'too-few' || is === 'too-long') return [];
  return reached.map(({ point, raise, holder = shown }) => {
    const asked = raise === undefined ? point : { ...deedQuestion(organization, raise), context: {} };
    return asked === undefined ? [] : (system.routesTo(holder, asked, from)[0]?.steps ?? []);
  });
}

function stepsOf(route: readonly RouteStep<Place>[], { raise }: Reached): readonly Related<Place>[] {
  const steps = route.flatMap(({ is, name, at }) => {
    const what = is === 'permissions' ? 'the permissions of this role' : `\`${name}\``;
    return at === undefined ? [] : [{ at, message: `by ${is === 'statement' ? 'statement ' : ''}${what}` }];
  });
  if (raise?.at === undefined) return steps;
  return [...steps, { at: raise.at, message: `so they can ${raise.does}: \`${raise.resource}\`` }];
}

function hintOf({ rule }: Inquiry, { is }: Breach): string {
  const after =
    rule.from === 'base' ? '; commit and apply what changes the guardrail by itself first, then this' : '';
  const exempt = `or exempt them for a time, with a reason${after}`;
  const { teams, roles } = exceptionsIn(bodyOf(rule.guardrail).forbid?.unless);
  // To give them what lets them pass is no mending: it may be more than what they must not have.
  const isAny = teams.length + roles.length > 0;
  switch (is) {
    case 'forbidden':
      return `take the access away, ${exempt}${isAny ? '' : '; `unless` lets teams, principals and roles pass for good'}`;
    case 'not-separate':
      return `take one of the two away, ${exempt}`;
    case 'not-held':
      return `give them the access, ${exempt}`;
    case 'too-many':
      return `take it from some of them${after}`;
    case 'too-few':
      return `give it to more, or let it last longer${after}`;
    case 'too-long':
      return `give the binding an earlier \`expires\`, ${exempt}`;
    case 'not-decided':
      return `simplify the statements that are about it, ${exempt}`;
  }
}
