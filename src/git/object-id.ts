import { createHash } from 'node:crypto';
import type { Oid } from './git-repository.ts';
import type { NamedObject, ObjectFormat, ObjectKind } from './object-store.ts';

/** Whether `text` is a full object id (of either hash), in lower case. */
export function isOid(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

/** The id Git gives to an object: the hash of `<kind> <size>\0` and the content. */
export function objectId(format: ObjectFormat, kind: ObjectKind, content: Uint8Array): Oid {
  return createHash(format).update(`${kind} ${content.length}\0`).update(content).digest('hex');
}

export function nameObject(format: ObjectFormat, kind: ObjectKind, content: Uint8Array): NamedObject {
  return { oid: objectId(format, kind, content), kind, content };
}
