import type { LoggedRequest } from './logged-request.ts';

/** The log as people read it: when, whose token, what was asked, what came of it, and what it changed. */
export function transcriptOf(log: readonly LoggedRequest[]): string {
  return log
    .map((request) => {
      const { number, at, method, path, query, status, token = 'nobody', fault } = request;
      const search = new URLSearchParams(query).toString();
      const asked = `${method} ${path}${search === '' ? '' : `?${search}`}`;
      const answered = `${status === 0 ? 'no answer' : status}${fault === undefined ? '' : ` (${fault})`}`;
      const effects = request.effects.map(({ action, what, name }) => `\n        ${action} ${what} ${name}`);
      return `${String(number).padStart(4)}  ${at.slice(11, 19)}  ${token}: ${asked} -> ${answered}${effects.join('')}\n`;
    })
    .join('');
}
