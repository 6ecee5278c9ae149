import { renderDiff } from '../render-diff.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import { plain, type Style } from '../style.ts';
import type { Revocation, RevokedTarget, RevokeReport } from './revoke-report.ts';

/** What is about to be done, before it is asked for. */
export function renderRevocation(revocation: Revocation, style: Style = plain): string {
  const { kind, name, organization, targets, oversteps } = revocation;
  const lines = [
    style.bold(sanitizeLine(`revokes ${kind}/${name} of ${organization} at once: ${targets.join(', ')}`)),
    ...oversteps.map((each) => style.yellow(sanitizeLine(`  oversteps: ${each}`))),
  ];
  return `${lines.join('\n')}\n`;
}

/** What became of it. */
export function renderRevokeText(report: RevokeReport, style: Style = plain): string {
  const { status, targets, edit, byHand, mistakes } = report;
  if (status === 'declined') return 'Not revoked: nothing was written.\n';
  const lines = [
    ...targets.map((each) => sanitizeLine(renderTarget(each))),
    ...(edit === null ? [] : ['', ...renderDiff(edit.diff, style)]),
    ...(byHand === null
      ? []
      : ['', style.yellow(sanitizeLine(`the files are to be edited by hand: ${byHand}`))]),
    ...(mistakes.length === 0
      ? []
      : [
          '',
          style.yellow('the files are not valid now: settle it in the same commit'),
          ...mistakes.map(told),
        ]),
    '',
    'What would give it back is held until a commit that says the same is applied.',
    edit === null ? '' : 'Nothing is committed: commit the edit, have it merged, and apply.',
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

const words: Readonly<Record<RevokedTarget['is'], string>> = {
  revoked: 'revoked',
  already: 'nothing left to take',
  failed: 'NOT REVOKED',
};

function renderTarget({ target, is, entry, message }: RevokedTarget): string {
  const marked = entry === null ? 'not marked either' : `entry ${entry}`;
  return `${target}: ${words[is]} (${marked})${message === undefined ? '' : `: ${message}`}`;
}

function told(mistake: string): string {
  return `  ${sanitizeLine(mistake)}`;
}
