import { placeText } from '../access/path-text.ts';
import { renderBasis } from '../access/render-basis.ts';
import { countOf } from '../count-of.ts';
import { type Fact, renderFacts } from '../render-facts.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import { memberStatuses } from './member-table.ts';
import { describeMap, renderBindings } from './render-principal.ts';
import { type Listed, renderSection, type SectionOptions } from './render-section.ts';
import type { TeamBranch, TeamPersonReport, TeamShowReport } from './view-reports.ts';

/** A team: who is in it, what it holds itself and through those above it, and the teams below it. */
export function renderTeamShowText(report: TeamShowReport, options: SectionOptions): string {
  const { team, basis, members, bindings, inherited, subTeams } = report;
  const { style } = options;
  const branches = subTeams.flatMap((branch) => renderBranch(branch, 1));
  return `${[
    style.bold(sanitizeLine(`team ${team} of ${basis.organization}`)),
    ...renderFacts(factsOf(report, options.full)),
    ...renderSection('lists', members.map(listPerson), options),
    ...renderBindings('holds', bindings, options),
    ...renderSection('inherits', inherited.map(listInherited), options),
    ...(branches.length === 0 ? [] : ['', style.bold('teams below'), ...branches]),
    '',
    ...renderBasis(basis, style),
  ].join('\n')}\n`;
}

function factsOf(report: TeamShowReport, full: boolean): readonly Fact[] {
  const { direct, throughSubTeams, people } = report.counts;
  return [
    ['called', report.displayName],
    ['purpose', report.description],
    ['within', report.within.join(' / ')],
    [
      'people',
      throughSubTeams === 0
        ? String(people)
        : `${people}: ${direct} listed, ${throughSubTeams} in teams below`,
    ],
    ['owns', report.serviceAccounts.map((each) => `service-account/${each}`).join(', ')],
    ['settings', describeMap(report.settings, full)],
    ['github', describeMap(report.github, full)],
    ['before', report.previously.join(', ')],
    ['declared in', placeText(report.at)],
  ];
}

function listPerson({ member, as, status, ...rest }: TeamPersonReport): Listed {
  const more = [
    ...(as === 'maintainer' ? ['as maintainer'] : []),
    ...(status === 'active' ? [] : [`(${memberStatuses[status]})`]),
  ];
  return { name: member, sort: `${memberStatuses[status]} ${as}s`, more, ...rest };
}

function listInherited({ role, from, ...rest }: TeamShowReport['inherited'][number]): Listed {
  return { name: `role/${role}`, sort: `of team/${from}`, more: [`of team/${from}`], ...rest };
}

function renderBranch({ team, people, subTeams }: TeamBranch, depth: number): readonly string[] {
  return [
    sanitizeLine(`${'  '.repeat(depth)}${team} (${countOf(people, 'person', 'people')})`),
    ...subTeams.flatMap((branch) => renderBranch(branch, depth + 1)),
  ];
}
