const units = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
] as const;

/** A duration as people say it: `40 s`, `2 min`, `1 h 20 min`, `3 d`. */
export function renderDuration(seconds: number): string {
  const whole = Math.ceil(seconds);
  for (const [index, [unit, length]] of units.entries()) {
    if (whole < length) continue;
    const [smaller, step] = units[index + 1] ?? ['', length];
    const rest = unit === 'min' || unit === 'd' ? 0 : Math.floor((whole % length) / step);
    const count = unit === 'h' ? Math.floor(whole / length) : Math.round(whole / length);
    return rest === 0 ? `${count} ${unit}` : `${count} ${unit} ${rest} ${smaller}`;
  }
  return `${whole} s`;
}
