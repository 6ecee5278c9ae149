import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from './crc32.ts';
import { packCode, unpackCode } from './packed-code.ts';
import { type Environment, keepUserFile, readUserFile, userCacheFolder } from './user-cache.ts';

/** Set by `scripts/build.mjs`: the digest of everything that the bundle was made of. */
declare const __BYLAW_BUILD__: string | undefined;

export interface KeptCodeOptions {
  /** Where the bundle is. */
  readonly folder: string;
  /** What of the bundle this run uses, such as a command: each compiles other functions. Part of a file name. */
  readonly part: string;
  readonly environment: Environment;
  /** What tells the bundle from that of every other build; given by tests. */
  readonly build?: string | undefined;
}

/** What V8 compiled of a bundle's files in earlier runs. */
export interface KeptCode {
  /** All that can be trusted, what V8 is more likely to take first. */
  find(name: string, source: Buffer): Iterable<Buffer>;
  keep(name: string, source: Buffer, code: Buffer): void;
}

/**
 * V8 refuses code of another version or other flags, and believes everything else in it: what is damaged crashes
 * the process, what somebody else wrote runs. So code is taken only from beside the bundle, where the build put that
 * of its own Node and which is as good as the bundle is; or from files of this user that nobody else can have
 * written, where they are whole and made of this very source.
 */
export function keptCode({ folder, part, environment, build = ownBuild() }: KeptCodeOptions): KeptCode {
  // Node's own switch for such caches is heeded; with coverage V8 would count wrong.
  if (environment.NODE_DISABLE_COMPILE_CACHE || environment.NODE_V8_COVERAGE)
    return { find: () => [], keep() {} };
  const userFolder = userCacheFolder(environment, process.platform);
  const flags = JSON.stringify([process.execArgv, environment.NODE_OPTIONS ?? '']);
  const nameOf = (name: string, source: Buffer) =>
    `${nodeAndMachine()}-${hex(crc32(flags))}-${hex(crc32(source))}-${part}-${name}`;
  const ofBuild = (name: string) => builtCode(folder, name, build);
  const ofUser = (name: string, source: Buffer) =>
    userFolder && unpackCode(readUserFile(userFolder, nameOf(name, source)), source);
  // Under most flags V8 refuses what was compiled without.
  const places = flags === '[[],""]' ? [ofBuild, ofUser] : [ofUser, ofBuild];
  return {
    *find(name, source) {
      for (const place of places) {
        const code = place(name, source);
        if (code) yield code;
      }
    },
    keep(name, source, code) {
      if (userFolder) keepUserFile(userFolder, nameOf(name, source), packCode(code, source));
    },
  };
}

function ownBuild(): string | undefined {
  return typeof __BYLAW_BUILD__ === 'string' ? __BYLAW_BUILD__ : undefined;
}

/** What the build compiled, which it named by itself, so that no two builds can be mixed. */
function builtCode(folder: string, name: string, build: string | undefined): Buffer | undefined {
  if (build === undefined) return undefined;
  return readBuilt(join(folder, 'code', `${nodeAndMachine()}-${build.slice(0, 16)}-${name}`));
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
