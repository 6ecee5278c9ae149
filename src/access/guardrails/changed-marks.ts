import type { Place } from '../../diagnostic/diagnostic.ts';
import { canonicalJson } from '../../digest/canonical-json.ts';
import type { Json, JsonObject } from '../../digest/json.ts';
import type { Organization } from '../../model/model.ts';
import { placeAt } from '../../model/place.ts';
import { addsNumber } from '../diff/known-accounts.ts';

/** Of a principal what it is known by that is another. */
export interface ChangedMark {
  readonly principal: string;
  /** In words. */
  readonly by: string;
  readonly at: Place;
}

/** Whoever was there before and is known otherwise now, by the first field that differs. */
export function changedMarks(base: Organization, head: Organization): readonly ChangedMark[] {
  const before = new Map(markedIn(base).map((each) => [each.id, each]));
  return markedIn(head).flatMap(({ id, principal, marks, identities, at }) => {
    const old = before.get(id);
    const field = Object.keys(marks).find((each) => old !== undefined && old.marks[each] !== marks[each]);
    return field === undefined ? [] : [{ principal, by: byWords(field, old, identities), at: at(field) }];
  });
}

/** Where the number of an account is all that is new it is told: whose it is nobody can see by the files. */
function byWords(field: string, was: Marked | undefined, identities: JsonObject | undefined): string {
  if (field !== 'identities' || !addsNumber(was?.identities, identities)) return `another \`${field}\``;
  const { id } = (identities?.github ?? {}) as { readonly id?: number };
  return `account ${id} on GitHub from now on`;
}

interface Marked {
  readonly id: string;
  readonly principal: string;
  readonly marks: Readonly<Record<string, string>>;
  readonly identities?: JsonObject | undefined;
  readonly at: (field: string) => Place;
}

function markedIn({ members, serviceAccounts, tokens }: Organization): readonly Marked[] {
  const textOf = (value: Json | undefined) => canonicalJson(value ?? null);
  return [
    ...[...members.values()].map(({ id, name, email, identities, origin }) => ({
      ...{ id: `member:${id}`, principal: `member/${name}` },
      marks: { email: textOf(email?.toLowerCase()), identities: textOf(identities) },
      identities,
      at: (field: string) => placeAt(origin, [field]),
    })),
    ...[...serviceAccounts.values()].map(({ id, name, identities, origin }) => ({
      ...{ id: `service-account:${id}`, principal: `service-account/${name}` },
      marks: { identities: textOf(identities) },
      identities,
      at: (field: string) => placeAt(origin, [field]),
    })),
    ...[...tokens.values()].map(({ id, name, fingerprint, origin }) => ({
      ...{ id: `token:${id}`, principal: `token/${name}` },
      marks: { fingerprint: textOf(fingerprint) },
      at: (field: string) => placeAt(origin, [field]),
    })),
  ];
}
