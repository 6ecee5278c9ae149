/** A text whole or, unless `full`, its short form, which says how to see all where it is cut. */
export function shownPart(full: boolean, render: (full: boolean) => string): string {
  const whole = render(true);
  if (full) return whole;
  const short = render(false);
  return short !== whole && short.includes('…') ? `${short} (--full shows all)` : short;
}
