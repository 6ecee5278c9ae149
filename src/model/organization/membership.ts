import type { WrittenOrganization } from '../../schema/generated/documents.ts';
import type { Membership } from '../model.ts';
import { presentFields } from '../present-fields.ts';
import { asJson, sortedSet } from './build-fields.ts';

type WrittenMembership = NonNullable<WrittenOrganization['membership']>;

/** The rules of membership with every default filled in; without any, nothing is limited or required. */
export function buildMembership(written: WrittenMembership = {}): Membership {
  const { owners, organizationRole, counts } = written;
  return {
    ...presentFields({
      owners:
        owners === undefined
          ? undefined
          : { role: owners.role, min: owners.min ?? 1, ...presentFields({ max: owners.max }) },
      organizationRole:
        organizationRole === undefined
          ? undefined
          : {
              required: organizationRole.required ?? false,
              ...presentFields({
                default: organizationRole.default,
                oneOf: organizationRole.oneOf === undefined ? undefined : sortedSet(organizationRole.oneOf),
              }),
            },
      limit: memberLimit(written),
    }),
    counts: sortedSet(counts ?? ['active', 'pending']),
    requireReason: written.requireReason ?? false,
    written: asJson(written),
  };
}

/** How many members the plan, or the limit that overrides it, allows; undefined where nothing limits them. */
function memberLimit(written: WrittenMembership): number | undefined {
  const plan =
    written.plan === undefined
      ? undefined
      : Object.entries(written.plans ?? {}).find(([name]) => name === written.plan)?.[1];
  const limit = written.memberLimit ?? plan?.members;
  return typeof limit === 'number' ? limit : undefined;
}
