import type { AppliedSection } from './apply-result.ts';

/**
 * What was done so far with one thing more: a section has one report, however many attempts it took. Of a change
 * that was tried again the last outcome counts.
 */
export function addDone(done: AppliedSection[], { organization, target, ...more }: AppliedSection): void {
  const at = done.findIndex((each) => each.organization === organization && each.target === target);
  const earlier = at < 0 ? undefined : done[at];
  const again = new Set(more.outcomes.map(({ digest }) => digest));
  const section: AppliedSection = {
    organization,
    target,
    outcomes: [...(earlier?.outcomes.filter(({ digest }) => !again.has(digest)) ?? []), ...more.outcomes],
    published: [...(earlier?.published ?? []), ...more.published],
    entries: [...(earlier?.entries ?? []), ...more.entries],
    invitations: [...(earlier?.invitations ?? []), ...more.invitations],
    notes: [...(earlier?.notes ?? []), ...more.notes],
  };
  if (at < 0) done.push(section);
  else done[at] = section;
}
