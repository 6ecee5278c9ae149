import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { packCode, unpackCode } from './packed-code.ts';
import { type Environment, keepUserFile, readUserFile, userCacheFolder } from './user-cache.ts';

export interface KeptCodeOptions {
  /** Where the bundle is. */
  readonly folder: string;
  /** What of the bundle this run uses, such as a command: each compiles other functions. Part of a file name. */
  readonly part: string;
  readonly environment: Environment;
}

/** What V8 compiled of a bundle's files in earlier runs. */
export interface KeptCode {
  /** Undefined where there is none that can be trusted. */
  find(name: string, source: Buffer): Buffer | undefined;
  keep(name: string, source: Buffer, code: Buffer): void;
}

/**
 * V8 refuses code of another version or other flags, and believes everything else in it: what is damaged crashes
 * the process, what somebody else wrote runs. So code is taken only from beside the bundle, where the build put that
 * of its own Node, or from files of this user that nobody else can have written; and only when it is whole and
 * made of this very source.
 */
export function keptCode({ folder, part, environment }: KeptCodeOptions): KeptCode {
  // Node's own switch for such caches is heeded; with coverage V8 would count wrong.
  if (environment.NODE_DISABLE_COMPILE_CACHE || environment.NODE_V8_COVERAGE)
    return { find: () => undefined, keep() {} };
  const userFolder = userCacheFolder(environment, process.platform);
  const flags = hex(crc32(JSON.stringify([process.execArgv, environment.NODE_OPTIONS ?? ''])));
  const nameOf = (name: string, source: Buffer) =>
    `${nodeAndMachine()}-${flags}-${hex(crc32(source))}-${part}-${name}`;
  return {
    find(name, source) {
      const ofUser = userFolder && readUserFile(userFolder, nameOf(name, source));
      if (ofUser) return unpackCode(ofUser, source);
      return unpackCode(readBuilt(join(folder, 'code', `${nodeAndMachine()}-${name}`)), source);
    },
    keep(name, source, code) {
      if (userFolder) keepUserFile(userFolder, nameOf(name, source), packCode(code, source));
    },
  };
}

function readBuilt(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** Begins the name of every file with code. */
function nodeAndMachine(): string {
  return `${process.version}-${process.platform}-${process.arch}`;
}

function hex(number: number): string {
  return number.toString(16).padStart(8, '0');
}
