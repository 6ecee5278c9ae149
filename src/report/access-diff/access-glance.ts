import type { NeededApproval } from '../../access/guardrails/breach.ts';
import type { Plan, PlanSection } from '../../plan/plan.ts';
import { countOf } from '../count-of.ts';
import { approversWords } from './approval-words.ts';
import { joined } from './describe-people.ts';
import { type Summed, summarizeAccess } from './summary-words.ts';

/** What a plan comes to for access and who has to agree: a line each, to be shown where only a few lines are. */
export interface AccessGlance {
  /** As they are written: `new privileged access for 1; 3 gain access; 2 lose access. Highest risk: high.`, the gravest section first. */
  readonly access: readonly { readonly of: string; readonly text: string }[];
  /** What is not told one by one: of how many more, and where nobody's access changes. */
  readonly more: readonly string[];
  /** Absent where nobody has to agree. */
  readonly approvals?: string;
}

/** Sections told one by one, and approvals. */
const most = { sections: 6, approvals: 4 } as const;

/** Of all sections: those whose access was not compared are not left out of those whose was. */
export function glanceAtAccess({ sections }: Pick<Plan, 'sections'>): AccessGlance {
  const isCompared = sections.some(({ access }) => access.status === 'evaluated');
  const asked = isCompared ? sections : [];
  const isSeveral = asked.length > 1;
  const quiet = isSeveral ? asked.filter(({ access }) => isQuiet(access)) : [];
  // Where it is told of few, these have to be the ones that matter.
  const sorted = asked
    .filter((section) => !quiet.includes(section))
    .sort((a, b) => weightOf(b.access) - weightOf(a.access));
  const shown = sorted.slice(0, most.sections);
  const hidden = sorted.slice(shown.length);
  const needed = sections.flatMap(({ approvals }) =>
    approvals.status === 'evaluated' ? approvals.needed : [],
  );
  return {
    access: shown.map((section) => ({
      of: isSeveral ? titleOf(section) : '',
      text:
        section.access.status === 'evaluated'
          ? summaryText(section.access)
          : `not compared: ${section.access.reason}`,
    })),
    more: [
      ...(hidden.length === 0 ? [] : [hiddenWords(hidden)]),
      ...(quiet.length === 0 ? [] : [`Nobody's access changes in ${someOf(quiet.map(titleOf))}.`]),
    ],
    ...(needed.length === 0 ? {} : { approvals: approvalsText(needed) }),
  };
}

/** What is not compared may be privileged: that it is not counted as such says nothing of it. */
function hiddenWords(hidden: readonly PlanSection[]): string {
  const privileged = hidden.filter(({ access }) => weightOf(access) === weights.privileged).length;
  const unknown = hidden.filter(({ access }) => access.status !== 'evaluated').length;
  const told = [
    ...(privileged > 0 || unknown === 0 ? [`${privileged} of them with new privileged access`] : []),
    ...(unknown > 0 ? [`${unknown} of them not compared`] : []),
  ];
  return `… and of ${countOf(hidden.length, 'more section')}, ${told.join(', ')}`;
}

function titleOf({ organization, target }: PlanSection): string {
  return `${organization} on ${target}`;
}

function isQuiet(access: PlanSection['access']): boolean {
  if (access.status !== 'evaluated') return false;
  const { changes, stays, forecast } = access;
  return changes.length + stays.length + forecast.length === 0;
}

function someOf(names: readonly string[]): string {
  const shown = names.slice(0, most.sections);
  const more = names.length - shown.length;
  return more === 0 ? joined(shown) : `${shown.join(', ')} and ${countOf(more, 'more section')}`;
}

/** `new privileged access for 1; 3 gain access; 2 lose access. Highest risk: high.` */
export function summaryText(access: Summed): string {
  const { parts, risk } = summarizeAccess(access);
  return `${parts.join('; ')}.${risk === 'none' ? '' : ` Highest risk: ${risk}.`}`;
}

/** The same approval asked for several sections is one. */
function approvalsText(needed: readonly NeededApproval[]): string {
  const all = [...new Set(needed.map((each) => `${approversWords(each)} (${each.guardrail})`))];
  const shown = all.slice(0, most.approvals);
  const more = all.length - shown.length;
  return `${shown.join('; ')}${more === 0 ? '' : ` and ${more} more`}`;
}

const weights = { privileged: 3, unknown: 2, gained: 1 } as const;

function weightOf(access: PlanSection['access']): number {
  if (access.status !== 'evaluated') return weights.unknown;
  const { privileged, gained } = summarizeAccess(access);
  return privileged > 0 ? weights.privileged : gained > 0 ? weights.gained : 0;
}
