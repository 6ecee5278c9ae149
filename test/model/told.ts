/** All of a value that can be said, maps and what the catalogue answers included. */
export function told(value: unknown): string {
  return JSON.stringify(value, (_, part) => (part instanceof Map ? [...part] : part)) ?? 'nothing';
}
