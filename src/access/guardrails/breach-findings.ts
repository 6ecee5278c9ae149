import type { DiagnosticCode } from '../../diagnostic/catalogue.ts';
import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { Place, PlacedDiagnostic, Related } from '../../diagnostic/diagnostic.ts';
import { placeAt } from '../../model/place.ts';
import { deedQuestion } from '../authorship/deed-question.ts';
import type { RouteStep } from '../diff/access-diff.ts';
import type { Breach, Reached } from './breach.ts';
import { breachMessage } from './breach-message.ts';
import type { Inquiry } from './inquiry.ts';
import { bodyOf, severityOf } from './rule.ts';
import { exceptionsIn } from './whom.ts';

/** Nobody reads more of one guardrail. */
const mostTold = 20;

/** What is told of the breaches of one guardrail: the same of many people once, and not more than anybody reads. */
export function breachFindings(inquiry: Inquiry, breaches: readonly Breach[]): readonly PlacedDiagnostic[] {
  const together = [...byWhatTheyAre(breaches).values()];
  const told = together.slice(0, mostTold).map((each) => finding(inquiry, each));
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

function finding(inquiry: Inquiry, breach: Breach): PlacedDiagnostic {
  const { rule, organization } = inquiry;
  const { guardrail } = rule;
  const routes = routesOf(inquiry, breach);
  const steps = routes.flatMap((route, index) => stepsOf(route, breach.reached[index] ?? {}));
  const own = organization.guardrails.get(guardrail.name);
  // Of the files before nothing can be shown that those now do not have.
  const declared = rule.from === 'head' ? guardrail : own;
  const where: readonly Related<Place>[] =
    declared === undefined
      ? []
      : [{ at: placeAt(declared.origin, ['name']), message: `guardrail \`${guardrail.name}\`` }];
  const at = breach.at ?? steps[0]?.at ?? where[0]?.at;
  const related = [...steps.slice(breach.at === undefined ? 1 : 0), ...where];
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

/** From the first of the principals to what they can get at: of each thing its way. */
function routesOf(
  { system, organization }: Inquiry,
  { principals: [first], reached, from, is }: Breach,
): readonly (readonly RouteStep<Place>[])[] {
  if (first === undefined || is === 'too-few' || is === 'too-long') return [];
  return reached.map(({ point, raise, holder = first }) => {
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
  const unless = [
    ...teams.map((team) => `put them into team/${team}`),
    ...roles.map((role) => `give them role/${role}`),
  ];
  switch (is) {
    case 'forbidden':
      return `take the access away, ${unless.map((each) => `${each}, `).join('')}${exempt}${unless.length === 0 ? '; `unless` lets teams, principals and roles pass for good' : ''}`;
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
