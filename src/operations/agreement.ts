import { canonicalJson } from '../digest/canonical-json.ts';
import type { Json } from '../digest/json.ts';
import { setDigest } from '../plan/change-digest.ts';
import type { Plan } from '../plan/plan.ts';

/** What somebody agrees to by agreeing to a plan: one text a section, the same for the same effects. */
export function agreedTo({ sections }: Plan): readonly string[] {
  return sections.map(({ organization, target, changes, publishes, adopts, held, clock, ...section }) => {
    const versions = publishes.map(({ policy, version, digest }) => ({ policy, version, digest }));
    const effects: Json = {
      organization,
      target,
      changes: setDigest(changes),
      held: setDigest(held),
      versions,
      adopts,
      starts: clock.starts,
      revoked: setDigest((section.revoked ?? []).map(({ change }) => change)),
      settles: section.settles ?? [],
      guardrails: (section.guardrails.changes ?? []).map(({ change, message }) => ({ change, message })),
    };
    return canonicalJson(effects);
  });
}

/** Whether a change would now give what has expired since it was planned, as while a person thought. */
export function isOvertaken({ sections }: Plan, now: string): boolean {
  return sections.some(({ changes }) =>
    changes.some(({ address, after }) => {
      const edge = address.startsWith('team-member:') || address.startsWith('binding:');
      return edge && typeof after?.expires === 'string' && after.expires <= now;
    }),
  );
}
