import { createHash, hash } from 'node:crypto';
import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { Oid } from './git-repository.ts';
import type { NamedObject, ObjectFormat, ObjectKind } from './object-store.ts';

/** Whether `text` is a full object id in lower case: of `format`, or of either hash. */
export function isOid(text: string, format?: ObjectFormat): boolean {
  if (format !== undefined && text.length !== (format === 'sha1' ? 40 : 64)) return false;
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

/** Throws `git/missing-object` for what cannot name an object, and so must not reach a command line or a path. */
export function assertOids(format: ObjectFormat, ...oids: readonly Oid[]): void {
  for (const oid of oids) {
    if (!isOid(oid, format))
      throw new BylawError('git/missing-object', `${JSON.stringify(oid)} is no object id`);
  }
}

/** The id Git gives to an object: the hash of `<kind> <size>\0` and the content. */
export function objectId(format: ObjectFormat, kind: ObjectKind, content: Uint8Array): Oid {
  const heading = `${kind} ${content.length}\0`;
  // Most objects are small, and thousands are named at once: for one the making of a hash takes longer than hashing.
  if (content.length < 65_536) return hash(format, Buffer.concat([Buffer.from(heading), content]), 'hex');
  return createHash(format).update(heading).update(content).digest('hex');
}

export function nameObject(format: ObjectFormat, kind: ObjectKind, content: Uint8Array): NamedObject {
  return { oid: objectId(format, kind, content), kind, content };
}
