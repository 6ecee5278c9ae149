/**
 * The name that a text would become: lower-case, every other run of characters a `-`, at most 63.
 * Undefined where nothing of it is left.
 */
export function nameFrom(text: string): string | undefined {
  const name = text
    .normalize('NFKD')
    .replaceAll(/\p{Mark}+/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, '-')
    .slice(0, 63)
    .replaceAll(/^[._-]+|(?<![._-])[._-]+$/g, '');
  return name === '' ? undefined : name;
}
