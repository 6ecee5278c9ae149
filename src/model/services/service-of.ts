/** `events` of `events:read`; undefined of `*`, which names none. */
export function serviceOf(action: string): string | undefined {
  const colon = action.indexOf(':');
  return colon < 0 ? undefined : action.slice(0, colon);
}
