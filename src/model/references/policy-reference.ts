/** `read-events@3` is version 3 of `read-events`; without `@` the default version is meant. */
export function parsePolicyReference(reference: string): {
  readonly policy: string;
  readonly version?: number;
} {
  const at = reference.lastIndexOf('@');
  if (at < 0) return { policy: reference };
  return { policy: reference.slice(0, at), version: Number(reference.slice(at + 1)) };
}
