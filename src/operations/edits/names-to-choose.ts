import { withSource } from '../access/with-source.ts';
import type { Session } from '../session.ts';
import { documentsOf, type EditedKind } from './documents-of.ts';
import type { EditingOptions } from './edit-repository.ts';

/** A document as somebody chooses it. */
export interface NameToChoose {
  readonly name: string;
  /** What people call it, where that is said. */
  readonly displayName?: string;
}

/** The names of all documents of a kind, in order. */
export async function namesToChoose(
  session: Session,
  { organization }: EditingOptions,
  kind: EditedKind,
): Promise<readonly NameToChoose[]> {
  const asked = organization === undefined ? {} : { organization };
  return withSource(session, asked, async (source) =>
    [...documentsOf(source.organization, kind).values()]
      .map((each) => ({
        name: each.name,
        ...('displayName' in each && each.displayName !== undefined ? { displayName: each.displayName } : {}),
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  );
}
