import type { JsonObject } from '../../digest/json.ts';
import { countOf } from '../count-of.ts';
import { renderValue } from '../render-value.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import { renderSection, type SectionOptions } from './render-section.ts';
import { describeHolding, tokenStatuses } from './token-table.ts';
import type { BindingReport, MemberShowReport, StayReport, TokenSummary } from './view-reports.ts';

/** Teams, bindings and tokens of a principal, each under a heading. */
export function renderHeld(
  { teams, bindings, tokens }: Pick<MemberShowReport, 'teams' | 'bindings' | 'tokens'>,
  options: SectionOptions,
): readonly string[] {
  return [
    ...renderSection('in teams', teams.map(listStay), options),
    ...renderBindings('holds directly', bindings, options),
    ...renderTokens(tokens, options),
  ];
}

export function renderBindings(
  heading: string,
  bindings: readonly BindingReport[],
  options: SectionOptions,
): readonly string[] {
  return renderSection(
    heading,
    bindings.map(({ role, ...rest }) => ({ name: `role/${role}`, sort: 'roles', ...rest })),
    options,
  );
}

/** `engineering / core`. */
function listStay({ team, within, as, ...rest }: StayReport) {
  return {
    name: [...within, team].join(' / '),
    sort: as === 'maintainer' ? 'as maintainer' : 'as member',
    ...(as === 'maintainer' ? { more: ['as maintainer'] } : {}),
    ...rest,
  };
}

function renderTokens(tokens: readonly TokenSummary[], { style }: SectionOptions): readonly string[] {
  if (tokens.length === 0) return [];
  const lines = tokens.map((each) => {
    const words = [
      each.token,
      tokenStatuses[each.status],
      `holds ${describeHolding(each)}`,
      ...(each.scopes === null ? [] : [`narrowed by ${countOf(each.scopes, 'statement')}`]),
      ...(each.expires === undefined ? [] : [`until ${each.expires}`]),
    ];
    return `  ${sanitizeLine(words.join(', '))}`;
  });
  return ['', style.bold('tokens'), ...lines];
}

/** A map as one line. */
export function describeMap(map: JsonObject | undefined, full: boolean): string | undefined {
  return map === undefined ? undefined : renderValue(map, full).slice(1, -1);
}
