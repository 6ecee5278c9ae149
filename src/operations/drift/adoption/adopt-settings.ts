import type { RecordedChange } from '../../../audit/entry.ts';
import type { DocumentEdit } from '../../../edit/document-edit.ts';
import type { Adopting, Adoption } from './adopting.ts';

/** Settings of the target itself have other values. */
export function adoptSettings({ section: { target } }: Adopting, { after }: RecordedChange): Adoption {
  const declared = Object.entries(after ?? {}).filter(([field]) => Object.hasOwn(target.settings, field));
  const edits = declared.map(
    ([field, value]): DocumentEdit => ({
      is: 'set-field',
      place: { origin: target.origin, kind: 'Target', path: ['settings', field] },
      value,
    }),
  );
  return { edits };
}
