import type { Risk } from '../../access/risk/risk.ts';
import { gravestFirst } from '../access-diff/render-risk.ts';
import { type Html, html } from './html.ts';
import { proseHtml } from './prose-html.ts';

/** `high risk`; nothing where there is none. */
export function riskTagHtml({ level }: Risk): Html | undefined {
  return level === 'none' ? undefined : html`<span class="tag risk-${level}">${level} risk</span>`;
}

/** A level never stands without its reasons. */
export function riskReasonsHtml({ reasons }: Risk): Html | undefined {
  if (reasons.length === 0) return undefined;
  const items = gravestFirst(reasons).map(
    ({ level, message }) =>
      html`<li><span class="tag risk-${level}">${level}</span> ${proseHtml(message)}</li>`,
  );
  return html`<ul class="plain">${items}</ul>`;
}
