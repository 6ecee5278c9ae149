import { createHmac, timingSafeEqual } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
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
  const whole = readOrdinary(path);
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

function readOrdinary(path: string): Buffer | undefined {
  let file: number | undefined;
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const { size, ...found } = fstatSync(file);
    if ((found.mode & constants.S_IFMT) !== constants.S_IFREG || size > limit) return undefined;
    const content = Buffer.allocUnsafe(size);
    let at = 0;
    while (at < size) {
      const read = readSync(file, content, at, size - at, at);
      if (read === 0) return undefined;
      at += read;
    }
    return content;
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
