import type { Organization } from '../../model/model.ts';
import { presentFields } from '../../model/present-fields.ts';
import type { ZoneShowReport } from '../../report/views/view-reports.ts';
import { basisOf } from '../access/basis-of.ts';
import type { QuestionOptions } from '../access/question-options.ts';
import { withSource } from '../access/with-source.ts';
import { knownDocument } from '../edits/known-document.ts';
import { roleHolders } from '../roles/role-holders.ts';
import type { Session } from '../session.ts';
import { placeOfName, withPlaces } from './with-places.ts';

export interface ZoneShowOptions extends QuestionOptions {
  /** `payments`, or `zone/payments`. */
  readonly zone: string;
}

/** What is declared of a zone, and who holds what in it. Throws `edit/unknown-zone`. */
export async function zoneShow(session: Session, options: ZoneShowOptions): Promise<ZoneShowReport> {
  return withSource(session, options, async (source) => {
    const { organization, now } = source;
    const zone = knownDocument(organization, 'Zone', options.zone);
    const { name, displayName, description, previously, isolated, resources, roles } = zone;
    const held = roleHolders(organization, now).filter(({ terms }) => terms.zone === name);
    return {
      basis: basisOf(source),
      zone: name,
      ...presentFields({ displayName, description }),
      previously,
      isolated,
      resources,
      roles: roles?.oneOf ?? null,
      reachedBy: isolated ? reachingRoles(organization) : [],
      at: await placeOfName(source, zone),
      bindings: (await withPlaces(source, held)).map(({ as: _, ...binding }) => binding),
    };
  });
}

function reachingRoles({ roles }: Organization): readonly string[] {
  return [...roles.values()].filter(({ reachesZones }) => reachesZones).map(({ name }) => name);
}
