import type { Instant } from '../../model/model.ts';
import { type Html, html } from './html.ts';

/** `2026-12-31 18:00 UTC`; of the beginning of a day the day. */
export function timeHtml(instant: Instant): Html {
  const [, day, time, seconds = ''] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2})?Z$/.exec(instant) ?? [];
  const isZero = seconds === '' || seconds === ':00';
  const shown =
    day === undefined || time === undefined
      ? instant
      : time === '00:00' && isZero
        ? day
        : `${day} ${time}${isZero ? '' : seconds} UTC`;
  return html`<time datetime="${instant}">${shown}</time>`;
}
