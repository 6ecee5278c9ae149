import { countOf } from './count-of.ts';
import { sanitizeLine } from './sanitize-text.ts';

export interface LedgerResumeReport {
  readonly resumed: readonly {
    readonly organization: string;
    readonly target: string;
    readonly intent: number;
    readonly is: 'recorded' | 'found' | 'settled';
    readonly by: { readonly sequence: number; readonly commit: string };
  }[];
  readonly unusable: readonly { readonly path: string; readonly why: string }[];
}

export interface LedgerSyncReport {
  readonly ref: string;
  readonly remote: string;
  readonly sequence: number;
  readonly fetched: number;
  readonly pushed: number;
}

/** What became of each result that waited, a line each. */
export function renderLedgerResumeText({ resumed, unusable }: LedgerResumeReport): string {
  if (resumed.length + unusable.length === 0) return 'Nothing waits to be recorded.\n';
  return `${[...resumed.map(renderResumed), ...unusable.map(renderUnusable)].join('\n')}\n`;
}

export function renderResumed({
  organization,
  target,
  intent,
  is,
  by,
}: LedgerResumeReport['resumed'][number]): string {
  const what = `${sanitizeLine(organization)} on ${sanitizeLine(target)}, intent ${intent}`;
  const entry = `entry ${by.sequence} (${by.commit.slice(0, 7)})`;
  if (is === 'recorded') return `${what}: recorded as ${entry}.`;
  if (is === 'found') return `${what}: was recorded already, as ${entry}.`;
  return `${what}: others went on with it, see ${entry}; nothing more is recorded.`;
}

export function renderUnusable({ path, why }: LedgerResumeReport['unusable'][number]): string {
  return `${sanitizeLine(why)}; it is kept as ${sanitizeLine(path)}, and the next apply looks at the target instead.`;
}

/** How many entries went which way. */
export function renderLedgerSyncText({ ref, remote, sequence, fetched, pushed }: LedgerSyncReport): string {
  const branch = sanitizeLine(ref.replace('refs/heads/', ''));
  const there = sanitizeLine(remote);
  const done = [
    ...(fetched === 0 ? [] : [`${countOf(fetched, 'entry', 'entries')} fetched from ${there}`]),
    ...(pushed === 0 ? [] : [`${countOf(pushed, 'entry', 'entries')} pushed to ${there}`]),
  ];
  const what = done.length === 0 ? 'nothing to fetch or push' : done.join(', ');
  const at =
    sequence === 0 ? `${branch} has no entry yet` : `${branch} is at entry ${sequence}, as at ${there}`;
  return `${at}: ${what}.\n`;
}
