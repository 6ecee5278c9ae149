import { quoted } from './cedar-text.ts';

/** Who is asking: an entity of Cedar, or a token, which asks by its owner's entity. */
export type Asker = 'entity' | { readonly token: string };

/** A key as Cedar sees it: whether it is there, and what it holds. */
export interface CedarKey {
  readonly isThere: string;
  readonly value: string;
}

export function cedarKey(key: string, asker: Asker): CedarKey {
  if (key === 'request.time') return { isThere: 'true', value: 'context.now' };
  if (key === 'principal.name')
    return { isThere: 'true', value: asker === 'entity' ? 'principal.name' : quoted(asker.token) };
  if (key === 'principal.attributes.dept') {
    // A token has no attributes of its own.
    return { isThere: asker === 'entity' ? 'principal has dept' : 'false', value: 'principal.dept' };
  }
  const there = `context has ${quoted(key)}`;
  const value = `context[${quoted(key)}]`;
  const isList = ['doc.ss', 'doc.ns', 'doc.ds'].includes(key);
  return { isThere: isList ? `${there} && !(${value}.isEmpty())` : there, value };
}
