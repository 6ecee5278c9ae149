import type { Instant } from '../../model/model.ts';
import { type Html, html } from './html.ts';

/** `2026-12-31 18:00 UTC`. */
export function timeHtml(instant: Instant): Html {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::00)?Z$/.exec(instant) ?? [];
  const shown = day === undefined || time === undefined ? instant : `${day} ${time} UTC`;
  return html`<time datetime="${instant}">${shown}</time>`;
}
