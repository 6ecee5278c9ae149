import type { SettledIntent } from '../audit/settled-intent.ts';
import { countOf } from './count-of.ts';
import { renderSettled, renderTakenOver } from './render-settled.ts';
import { sanitizeLine } from './sanitize-text.ts';

export interface ForgetReport {
  readonly address: string;
  readonly organization: string;
  readonly target: string;
  readonly objects: number;
  readonly entry: { readonly sequence: number; readonly commit: string };
  readonly stillDeclared: boolean;
  readonly settled: readonly SettledIntent[];
  readonly takenOver: number | null;
}

/** What `forget` let go of, and that the next apply takes it back where the YAML still declares it. */
export function renderForgetText({
  address,
  organization,
  target,
  objects,
  entry,
  stillDeclared,
  settled,
  takenOver,
}: ForgetReport): string {
  const where = sanitizeLine(`${organization} on ${target}`);
  const what = `${sanitizeLine(address)} of ${where}`;
  const forgot =
    objects === 1
      ? `Forgot ${what}: it stays as it is, and Bylaw no longer manages it.`
      : `Forgot ${what}, ${countOf(objects, 'object')} in all: they stay as they are, and Bylaw no longer manages them.`;
  const lines = [
    ...settled.map(renderSettled),
    ...(takenOver === null ? [] : [renderTakenOver(takenOver)]),
    forgot,
    `Recorded as entry ${entry.sequence} (${entry.commit.slice(0, 7)}).`,
  ];
  if (stillDeclared)
    lines.push('The YAML still declares it: remove it there, or the next apply adopts it again.');
  return `${lines.join('\n')}\n`;
}
