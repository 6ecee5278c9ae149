import type { Risk, RiskLevel } from '../../access/risk/risk.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import type { Style } from '../style.ts';

/** `high`, in the colour of its urgency. */
export function renderLevel(level: RiskLevel, style: Style): string {
  if (level === 'critical' || level === 'high') return style.red(level);
  return level === 'medium' ? style.yellow(level) : level;
}

/** The level with its reasons, the gravest first: never a level alone. */
export function renderRisk({ level, reasons }: Risk, style: Style): string {
  const told = gravestFirst(reasons).map((reason) => {
    const own = reason.level === level ? '' : ` (${reason.level})`;
    return `${sanitizeLine(reason.message)}${own}`;
  });
  return `${renderLevel(level, style)}: ${told.join('; ')}`;
}

/** Reasons as they weigh. */
export function gravestFirst(reasons: Risk['reasons']): Risk['reasons'] {
  return [...reasons].sort((a, b) => weights[b.level] - weights[a.level]);
}

const weights: Readonly<Record<RiskLevel, number>> = { none: 0, low: 1, medium: 2, high: 3, critical: 4 };
