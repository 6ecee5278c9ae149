import type { DocumentEdit } from '../../../edit/document-edit.ts';
import type { Binding, Member, Organization } from '../../../model/model.ts';
import type { Origin } from '../../../parse/document.ts';

/** The edit that takes a binding out of the document that says it: the member's own, or that of the zone. */
export function bindingRemoval(organization: Organization, member: Member, binding: Binding): DocumentEdit {
  const { zone } = binding;
  const zoneOrigin = zone === undefined ? undefined : organization.zones.get(zone)?.origin;
  const isOfZone = zoneOrigin !== undefined && isWithin(binding.origin, zoneOrigin);
  const [origin, kind] = isOfZone ? [zoneOrigin, 'Zone'] : [member.origin, 'Member'];
  const [list, index] = binding.origin.path.slice(origin.path.length);
  const place = { origin, kind, path: [String(list)] };
  return { is: 'remove-item', place, index: Number(index) };
}

function isWithin(inner: Origin, { file, document, path }: Origin): boolean {
  return (
    inner.file === file &&
    inner.document === document &&
    path.every((step, depth) => inner.path[depth] === step)
  );
}
