import type { PlanSection } from '../plan/plan.ts';

type Findings = PlanSection['findings'];

/** What is judged of an organization's files, and so the same for all its targets. */
const ofOrganization = /^guardrail\/|^plan\/author/;

/** Sections without what an earlier one of the same organization has said already of the organization as a whole. */
export function toldOnce<S extends Pick<PlanSection, 'organization' | 'findings'>>(
  sections: readonly S[],
): readonly S[] {
  const told = new Map<string, Set<string>>();
  return sections.map((section) => {
    const before = told.get(section.organization) ?? new Set<string>();
    const findings = section.findings.filter((finding) => !before.has(keyOf(finding)));
    told.set(section.organization, new Set([...before, ...section.findings.flatMap(keysOf)]));
    return findings.length === section.findings.length ? section : { ...section, findings };
  });
}

function keysOf(finding: Findings[number]): readonly string[] {
  return ofOrganization.test(finding.code) ? [keyOf(finding)] : [];
}

function keyOf({ code, severity, message, at }: Findings[number]): string {
  return JSON.stringify([code, severity, message, at?.file, at?.start]);
}
