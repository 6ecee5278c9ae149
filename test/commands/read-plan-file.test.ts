import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPlanFile } from '../../src/commands/read-plan-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'bylaw-plan-file-'));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('a plan file', () => {
  it('is read whole, without a byte order mark', () => {
    const text = `{"a": "${'é'.repeat(2_000_000)}"}`;
    expect(readPlanFile(file('long.json', text))).toBe(text);
    expect(readPlanFile(file('mark.json', '\ufeff{}'))).toBe('{}');
  });

  it('may be a pipe', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    spawn('sh', ['-c', `echo '{}' > '${pipe}'`], { stdio: 'ignore' });
    expect(readPlanFile(pipe)).toBe('{}\n');
  });

  it('that is not UTF-8 is refused', () => {
    const path = file('latin1.json', Buffer.from('{"é": 1}', 'latin1'));
    expect(() => readPlanFile(path)).toThrow('is not UTF-8 text');
  });

  it.runIf(existsSync('/dev/zero'))('that has no end is refused', () => {
    expect(() => readPlanFile('/dev/zero')).toThrow('has more than 64 MB');
  });

  it.each([folder, join(folder, 'missing')])('that cannot be read is told so: %s', (path) => {
    expect(() => readPlanFile(path)).toThrow(expect.objectContaining({ code: 'cli/unreadable-file' }));
  });
});
