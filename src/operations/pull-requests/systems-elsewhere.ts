import { leadsElsewhere } from '../../plan/guards/leads-elsewhere.ts';
import type { AtApply } from '../../report/pull-request/reviewed-plan.ts';
import { organizationBefore } from '../authorship/files-before.ts';
import { otherSystem } from '../expect-same-system.ts';
import type { ForeseenMerge } from './forbidden-before.ts';

/**
 * What apply says of a target that was applied to and leads to another system: until it is put back it applies nothing
 * of anything. Whether an organization is only called otherwise there cannot be told, as no target is read.
 */
export async function systemsElsewhere({ base, ledger, sections }: ForeseenMerge): Promise<AtApply> {
  const stops: AtApply['stops'][number][] = [];
  const waits: string[] = [];
  for (const { organization, target } of sections) {
    const before = organizationBefore(base, organization);
    if (before === undefined) continue;
    const name = [target.name, ...target.previously.toReversed()].find((each) => before.targets.has(each));
    const was = before.targets.get(name ?? '');
    if (was === undefined) continue;
    const elsewhere = leadsElsewhere({ organization: before, target: was }, { organization, target });
    const applied = await ledger.applied({ organization: before.name, target: was.name });
    if (elsewhere === false || applied === undefined) continue;
    const scope = { organization: organization.name, target: target.name };
    const { code, message, hint } = otherSystem(scope, applied.system ?? was.provider, 'another system');
    if (elsewhere === 'surely') stops.push({ code, message, ...(hint === undefined ? {} : { hint }) });
    else
      waits.push(
        `nothing at all is applied any more (\`${code}\`), unless what \`coordinates\` of \`${scope.organization}/${scope.target}\` name now is the same organization, renamed: ${hint}`,
      );
  }
  return { stops, waits };
}
