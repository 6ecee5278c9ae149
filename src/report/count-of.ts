/** `1 change`, `1,204 changes`: a number with its word, the plural given where it is not `-s`. */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${withCommas(count)} ${count === 1 ? singular : plural}`;
}

/** `1204` as `1,204`, whatever the locale. */
export function withCommas(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
