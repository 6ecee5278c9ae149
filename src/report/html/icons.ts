import { type Html, html } from './html.ts';

export type IconName = 'person' | 'team' | 'role' | 'policy' | 'action' | 'limit' | 'system' | 'lock';

/** Drawn on 16 by 16 in the colour of the text around. They say nothing that words beside them do not. */
const drawings: Readonly<Record<IconName, Html>> = {
  person: html`<circle cx="8" cy="5" r="2.75"/><path d="M2.75 14c.4-3 2.4-4.5 5.25-4.5s4.85 1.5 5.25 4.5"/>`,
  team: html`<circle cx="5.5" cy="5.5" r="2.25"/><path d="M1.25 13.5c.3-2.6 1.9-3.9 4.25-3.9s3.95 1.3 4.25 3.9M10.2 3.5a2.25 2.25 0 1 1 .9 4.2M11.4 9.7c2 .1 3.2 1.4 3.4 3.8"/>`,
  role: html`<path d="M8 1.5l5 2v4c0 3.3-2 5.7-5 7-3-1.3-5-3.7-5-7v-4z"/>`,
  policy: html`<path d="M4 1.5h5.5L13 5v9.5H4zM9.25 1.75V5.25H12.75M6 8.5h4.5M6 11h4.5"/>`,
  action: html`<circle cx="5" cy="11" r="3"/><path d="M7.2 8.8L13.5 2.5M11 5l2.25 2.25"/>`,
  limit: html`<circle cx="8" cy="8" r="6"/><path d="M3.75 12.25l8.5-8.5"/>`,
  system: html`<rect x="2" y="2.5" width="12" height="4.5" rx="1"/><rect x="2" y="9" width="12" height="4.5" rx="1"/><path d="M4.75 4.75h.01M4.75 11.25h.01"/>`,
  lock: html`<rect x="3" y="7" width="10" height="7" rx="1.5"/><path d="M5.25 7V5a2.75 2.75 0 0 1 5.5 0v2"/>`,
};

/** All drawings, once in a page; `icon` shows one of them. */
export function iconSheet(): Html {
  const symbols = Object.entries(drawings).map(
    ([name, drawing]) => html`<symbol id="i-${name}" viewBox="0 0 16 16">${drawing}</symbol>`,
  );
  return html`<svg class="sheet" aria-hidden="true" width="0" height="0">${symbols}</svg>`;
}

export function icon(name: IconName): Html {
  return html`<svg class="icon" aria-hidden="true"><use href="#i-${name}"/></svg>`;
}
