import type { Json, JsonObject } from '../digest/json.ts';
import {
  type Address,
  isEdgeAddress,
  type ObjectKind,
  objectAddress,
  type ParsedAddress,
} from './address.ts';
import { endsOf } from './edge-ends.ts';

/** For each kind, the fields that name other objects, and of which kinds; an owner is written `member/ana`. */
export const referenceFields: Readonly<Record<string, Readonly<Record<string, readonly ObjectKind[]>>>> = {
  organization: { boundary: ['policy'] },
  role: { policies: ['policy'] },
  member: { role: ['role'], boundary: ['policy'], manager: ['member'] },
  'service-account': { role: ['role'], boundary: ['policy'], owner: ['member', 'team'] },
  token: { owner: ['member', 'service-account'] },
  team: { parent: ['team'] },
  binding: { role: ['role'], zone: ['zone'] },
};

/** The objects that an entry with these fields names: the ends of an edge, a parent, an owner, a policy ... */
export function referencesOf(parsed: ParsedAddress, value: JsonObject): readonly Address[] {
  if (isEdgeAddress(parsed)) return endsOf(parsed, value);
  const fields = Object.entries(referenceFields[parsed.kind] ?? {});
  return fields.flatMap(([field, kinds]) =>
    textsIn(value[field]).flatMap((text) => referenceAddress(parsed.organization, text, kinds)),
  );
}

function referenceAddress(
  organization: string,
  text: string,
  kinds: readonly ObjectKind[],
): readonly Address[] {
  const slash = text.indexOf('/');
  if (slash >= 0) {
    const kind = kinds.find((each) => each === text.slice(0, slash));
    return kind === undefined ? [] : [objectAddress(kind, organization, text.slice(slash + 1))];
  }
  const [kind] = kinds;
  if (kind === undefined) return [];
  const name = kind === 'policy' ? text.replace(/@\d+$/, '') : text;
  return [objectAddress(kind, organization, name)];
}

function textsIn(value: Json | undefined): readonly string[] {
  const list = Array.isArray(value) ? (value as readonly Json[]) : [value];
  return list.filter((item): item is string => typeof item === 'string');
}
