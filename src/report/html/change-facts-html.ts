import type { AccessChange, ResourceReach } from '../../access/diff/access-diff.ts';
import { endWords, exampleWords } from '../access-diff/change-words.ts';
import { conditionsHtml, contextHtml } from './conditions-html.ts';
import { factsHtml } from './facts-html.ts';
import { type Html, html } from './html.ts';
import { allPrincipals, codeOf, isShortened, wholeList } from './name-lists.ts';
import { reachHtml } from './reach-html.ts';
import { riskReasonsHtml } from './risk-html.ts';
import { declaredIn } from './route-html.ts';
import { timeHtml } from './time-html.ts';

type Fact = readonly [term: string, value: Html | undefined];

/** All that is known of a change beside its paths. */
export function changeFactsHtml(
  change: AccessChange,
  { because, isLater }: { readonly because: readonly string[]; readonly isLater: boolean },
): Html {
  const { principals, actions, resources, kind, from, until, risk } = change;
  const unknown = html`before and after could not be compared within the budget, so it counts as new access`;
  return factsHtml([
    ['Who', isShortened(principals) ? allPrincipals(principals) : undefined],
    ['Actions', isShortened(actions) ? wholeList(actions, 'action') : undefined],
    ['Resources', resourcesHtml(resources)],
    ...conditionsOf(change),
    ['From', from === undefined ? undefined : timeHtml(from)],
    ['Until', until === undefined ? undefined : html`<time datetime="${until}">${endWords(until)}</time>`],
    ['Not compared', kind === 'unknown' ? unknown : undefined],
    ['Risk', riskReasonsHtml(risk)],
    ['Because', because.length === 0 ? undefined : wholeList(because, 'document')],
    ['Declared in', declaredIn(change.routes)],
    ['Example', exampleHtml(change, isLater)],
  ]);
}

function conditionsOf({ kind, when, before, unless }: AccessChange): readonly Fact[] {
  const denied: Fact = ['Unless', unless.length === 0 ? undefined : conditionsHtml(unless)];
  if (before !== undefined)
    return [['Before', conditionsHtml(before)], ['Now', conditionsHtml(when)], denied];
  // Of what is new it is worth knowing that nothing is asked; of the rest it goes without saying.
  const isSilent = when.length === 0 && (kind === 'unknown' || kind === 'lost');
  return [[kind === 'lost' ? 'Was when' : 'When', isSilent ? undefined : conditionsHtml(when)], denied];
}

/** Where the line of the change does not say it all. */
function resourcesHtml(resources: readonly ResourceReach[]): Html | undefined {
  if (!isShortened(resources)) return undefined;
  const items = resources.map((reach) => html`<li>${reachHtml(reach)}</li>`);
  return html`<ul class="plain">${items}</ul>`;
}

/** A request that shows it, as the decision engine answers it. */
function exampleHtml({ example }: AccessChange, isLater: boolean): Html | undefined {
  if (example === undefined) return undefined;
  const { principal, action, resource, context } = example;
  const { decided } = exampleWords(example);
  const on = resource === '*' ? undefined : html` on ${codeOf(resource)}`;
  const given = contextHtml(context);
  const told = given === undefined ? undefined : html` with ${given}`;
  return html`${codeOf(principal)} does ${codeOf(action)}${on}${told}: ${isLater ? decided.replace(/now$/, 'then') : decided}`;
}
