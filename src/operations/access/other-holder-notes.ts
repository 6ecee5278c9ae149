/** So many are told one by one. */
const most = 10;

/** That somebody is known by something else than before, so that all they hold counts as new. */
export function otherHolderNotes(others: ReadonlyMap<string, string>): readonly string[] {
  const all = [...others].sort(([a], [b]) => (a < b ? -1 : 1));
  const told = all
    .slice(0, most)
    .map(
      ([name, field]) => `\`${name}\` has another \`${field}\`: whoever that is, all they hold counts as new`,
    );
  const more = all.length - told.length;
  return more === 0 ? told : [...told, `so do ${more} more`];
}
