import type { NeededApproval } from '../../access/guardrails/breach.ts';
import { guardrailApprovers } from '../../access/guardrails/guardrail-approvers.ts';
import type { Instant, Model, Organization } from '../../model/model.ts';

/** Who is asked about organizations that no section of a plan can ask about. */
export interface BeyondSections {
  readonly needed: readonly {
    /** Of the files before: whose guardrails ask, and whose members agree. */
    readonly organization: Organization;
    readonly needed: readonly NeededApproval[];
  }[];
  /** Those about which nobody is asked, as no guardrail is there by which anybody could agree. */
  readonly unasked: readonly string[];
}

/**
 * What comes, goes, or has no target that is enabled is nothing that its own guardrails could ask about, or is not looked
 * at. So whoever agrees to what becomes of guardrails has to: in its own files before the change; where those say of
 * nobody, in those of all the others. Without anybody to be asked it would never be agreed to.
 *
 * @param names of either side
 */
export function beyondSections(
  before: Model,
  after: Model,
  names: readonly string[],
  now: Instant,
): BeyondSections {
  const asking = new Map<Organization, Map<string, NeededApproval>>();
  const unasked: string[] = [];
  for (const name of names) {
    const own = before.organizations.get(name);
    const message = messageOf(name, own, after.organizations.get(name));
    const asked = own === undefined ? [] : rulesOf(own, now, true);
    const others = [...before.organizations.values()].filter((each) => each !== own);
    const rules = asked.length > 0 ? asked : others.flatMap((each) => rulesOf(each, now, false));
    if (rules.length === 0) unasked.push(name);
    for (const { organization, rule } of rules) {
      const found = asking.get(organization) ?? new Map<string, NeededApproval>();
      asking.set(organization, found);
      const { because } = found.get(rule.guardrail.name) ?? { because: [] };
      found.set(rule.guardrail.name, {
        ...{ guardrail: rule.guardrail.name, askedBy: rule.askedBy, by: rule.by, count: rule.count },
        because: [...because, { message, principals: [], changes: [] }],
      });
    }
  }
  const needed = [...asking].map(([organization, found]) => ({ organization, needed: [...found.values()] }));
  return { needed, unasked };
}

function rulesOf(organization: Organization, now: Instant, isOwn: boolean) {
  const { ofGuardrails, all } = guardrailApprovers(organization, Date.parse(now));
  const rules = isOwn && ofGuardrails.length === 0 ? all : ofGuardrails;
  return rules.map((rule) => ({ organization, rule }));
}

function messageOf(name: string, before: Organization | undefined, after: Organization | undefined): string {
  if (before === undefined)
    return `organization \`${name}\` is new: nobody of its own can agree to what it gives`;
  if (after === undefined) return `organization \`${name}\` is removed, with what guards it`;
  return `organization \`${name}\` changes, and no target of it is enabled: nobody looked at what that means`;
}
