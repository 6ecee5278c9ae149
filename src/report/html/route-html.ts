import type { AccessRoute, RouteStep } from '../../access/diff/access-diff.ts';
import { type Html, html } from './html.ts';
import { type IconName, icon } from './icons.ts';
import { codeOf } from './name-lists.ts';
import { briefPlaceHtml, filesHtml } from './place-html.ts';

type StepKind = RouteStep['is'];

const icons: Readonly<Record<StepKind, IconName>> = {
  owner: 'person',
  team: 'team',
  role: 'role',
  permissions: 'policy',
  policy: 'policy',
  statement: 'policy',
  boundary: 'limit',
  scopes: 'limit',
  system: 'system',
};

export interface RouteEnds {
  /** Who stands before the steps: a name, or how many. */
  readonly who: Html;
  readonly whoIcon: IconName;
  /** What they lead to. */
  readonly what: Html;
}

/**
 * A path as it is drawn: who → team → role → policy → what. A statement stands with its policy. `label` says to those
 * who hear it which path it is.
 */
export function routeHtml(
  { steps }: Pick<AccessRoute, 'steps'>,
  { who, whoIcon, what }: RouteEnds,
  look: { readonly label: string; readonly isGone: boolean },
): Html {
  const nodes = [
    html`<li class="node who">${icon(whoIcon)}<span class="at">${who}</span></li>`,
    ...stations(steps).map(stationHtml),
    html`<li class="node end">${icon('action')}<span class="at">${what}</span></li>`,
  ];
  return html`<ol role="list" class="route${look.isGone ? ' gone' : ''}" aria-label="${look.label}">${nodes}</ol>`;
}

interface Station {
  readonly step: RouteStep;
  readonly statements: readonly RouteStep[];
}

function stations(steps: readonly RouteStep[]): readonly Station[] {
  const found: { step: RouteStep; statements: RouteStep[] }[] = [];
  for (const step of steps) {
    const last = found.at(-1);
    if (step.is === 'statement' && last !== undefined) last.statements.push(step);
    else found.push({ step, statements: [] });
  }
  return found;
}

function stationHtml({ step, statements }: Station): Html {
  const names = [step, ...statements].map(
    ({ name }, index) => html`${index === 0 ? '' : ' '}${codeOf(name)}`,
  );
  const place = briefPlaceHtml(statements.at(-1)?.at ?? step.at);
  return html`<li class="node">${icon(icons[step.is])}<span class="at">${names}${place}</span></li>`;
}

/** Where the steps of paths are declared. */
export function declaredIn(routes: readonly AccessRoute[]): Html | undefined {
  return filesHtml(routes.flatMap(({ steps }) => steps.flatMap(({ at }) => (at === undefined ? [] : [at]))));
}
