import { describe, expect, it } from 'vitest';
import { terminalProgress } from '../../src/commands/terminal-progress.ts';

function setUp(isTTY: boolean) {
  let now = 0;
  const written: string[] = [];
  const stream = { isTTY, columns: 24, write: (text: string) => written.push(text) };
  const progress = terminalProgress(stream, () => now);
  return { progress, written, at: (milliseconds: number) => (now = milliseconds) };
}

describe('terminalProgress', () => {
  it('stays silent in work of less than half a second', () => {
    const { progress, written, at } = setUp(true);
    progress.step('reading 3 files');
    at(499);
    progress.step('planning');
    progress.pause();
    expect(written).toEqual([]);
  });

  it('rewrites one line on a terminal, cut to its width, and takes it away', () => {
    const { progress, written, at } = setUp(true);
    at(600);
    progress.step('reading 774 files of eight organizations');
    progress.step('plan\u001b[2Jning');
    progress.pause();
    expect(written).toEqual(['\r\u001b[Kreading 774 files of e', '\r\u001b[Kplanning', '\r\u001b[K']);
  });

  it('writes nothing elsewhere but a plain line now and then in work that takes long', () => {
    const { progress, written, at } = setUp(false);
    for (let change = 1; change <= 150; change += 1) {
      at(change * 100);
      progress.step(`applied ${change}`);
    }
    progress.pause();
    expect(written).toEqual(['applied 50\n', 'applied 100\n', 'applied 150\n']);
  });
});
