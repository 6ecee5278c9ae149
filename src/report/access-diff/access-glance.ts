import type { NeededApproval } from '../../access/guardrails/breach.ts';
import type { EvaluatedAccess, Plan, PlanSection } from '../../plan/plan.ts';
import { countOf } from '../count-of.ts';
import { approversWords } from './approval-words.ts';
import { summarizeAccess } from './summary-words.ts';

/** What a plan comes to for access and who has to agree: a line each, to be shown where only a few lines are. */
export interface AccessGlance {
  /** As they are written: `new privileged access for 1; 3 gain access; 2 lose access. Highest risk: high.`, the gravest section first. */
  readonly access: readonly { readonly of: string; readonly text: string }[];
  /** What is not told one by one. */
  readonly more: string;
  /** Absent where nobody has to agree. */
  readonly approvals?: string;
}

/** Sections told one by one, and approvals. */
const most = { sections: 6, approvals: 4 } as const;

/** Of sections whose access was compared. */
export function glanceAtAccess({ sections }: Pick<Plan, 'sections'>): AccessGlance {
  const compared = sections.flatMap((section) =>
    section.access.status === 'evaluated' ? [{ section, access: section.access }] : [],
  );
  // Where it is told of few, these have to be the ones that matter.
  const sorted = [...compared].sort((a, b) => weightOf(b.access) - weightOf(a.access));
  const shown = sorted.slice(0, most.sections);
  const hidden = sorted.slice(shown.length);
  const privileged = hidden.filter(({ access }) => summarizeAccess(access).privileged > 0).length;
  const needed = sections.flatMap(({ approvals }) =>
    approvals.status === 'evaluated' ? approvals.needed : [],
  );
  return {
    access: shown.map(({ section, access }) => ({
      of: compared.length === 1 ? '' : `${section.organization} on ${section.target}`,
      text: summaryText(access),
    })),
    more:
      hidden.length === 0
        ? ''
        : `… and of ${countOf(hidden.length, 'more section')}, ${privileged} of them with new privileged access`,
    ...(needed.length === 0 ? {} : { approvals: approvalsText(needed) }),
  };
}

/** `new privileged access for 1; 3 gain access; 2 lose access. Highest risk: high.` */
export function summaryText(access: Pick<EvaluatedAccess, 'changes' | 'counts'>): string {
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

function weightOf(access: PlanSection['access']): number {
  if (access.status !== 'evaluated') return 0;
  const { privileged, gained } = summarizeAccess(access);
  return privileged > 0 ? 2 : gained > 0 ? 1 : 0;
}
