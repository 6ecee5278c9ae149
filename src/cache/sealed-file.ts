import { createHmac, timingSafeEqual } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { readOwnFile } from '../disk/read-own-file.ts';
import { temporaryName } from '../disk/temporary-name.ts';

/** What a sealed file is bound to: a file of another user, kind or build has another seal. */
export interface Seal {
  readonly secret: Buffer;
  /** What the file holds, and what else the content depends on. */
  readonly purpose: string;
}

const macLength = 32;
/** The largest file that is read: several times what the largest organization known needs. */
const limit = 256 * 1024 * 1024;

/**
 * The content of a file that this user sealed for this purpose, exactly as it was written; undefined for every other:
 * missing, damaged, cut short, too large, no ordinary file, or made by somebody else.
 */
export function readSealed(path: string, sealOf: () => Seal | undefined): Buffer | undefined {
  const whole = readIfOwn(path);
  if (whole === undefined || whole.length < macLength) return undefined;
  const seal = sealOf();
  if (seal === undefined) return undefined;
  const content = whole.subarray(macLength);
  return timingSafeEqual(macOf(seal, [content]), whole.subarray(0, macLength)) ? content : undefined;
}

/** Replaces the file in one step. */
export function writeSealed(path: string, seal: Seal, parts: readonly Buffer[]): void {
  const beside = temporaryName(path);
  try {
    writeFileSync(beside, Buffer.concat([macOf(seal, parts), ...parts]), { flag: 'wx', mode: 0o600 });
    renameSync(beside, path);
  } finally {
    rmSync(beside, { force: true });
  }
}

function macOf({ secret, purpose }: Seal, parts: readonly Buffer[]): Buffer {
  const mac = createHmac('sha256', secret).update(`${Buffer.byteLength(purpose)}:${purpose}`);
  for (const part of parts) mac.update(part);
  return mac.digest();
}

function readIfOwn(path: string): Buffer | undefined {
  try {
    return readOwnFile(path, limit);
  } catch {
    return undefined;
  }
}
