const flag = ' (--full shows all)';

/** A text whole or, unless `full`, its short form, which says how to see all where it is cut. */
export function shownPart(full: boolean, render: (full: boolean) => string): string {
  const whole = render(true);
  if (full) return whole;
  const short = render(false);
  return short !== whole && short.includes('…') ? `${short}${flag}` : short;
}

/** For whoever has no flag to set. */
export function withoutFlag(text: string): string {
  return text.endsWith(flag) ? text.slice(0, -flag.length) : text;
}
