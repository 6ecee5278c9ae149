import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';
import type { KeptCode } from './kept-code.ts';
import { lazyModule } from './lazy-module.ts';

export interface Bundle {
  /** What the file `<name>.cjs` exports. */
  load(name: string): unknown;
  /**
   * Keeps what V8 compiled of the files that there was no code of; the more of them has run, the more it is. Gives
   * their names.
   */
  keep(): readonly string[];
}

interface Unit {
  readonly source: Buffer;
  readonly script: Script;
}

/** Modules of Node's that take a while to load, in themselves or in what they load. */
const heavy = new Set(
  [
    'child_process',
    'crypto',
    'fs/promises',
    'http',
    'https',
    'os',
    'perf_hooks',
    'readline',
    'timers/promises',
    'tty',
    'zlib',
  ].map((name) => `node:${name}`),
);

const before = '(function (exports, require, module, __filename, __dirname) {';
const after = '\n})';

/** The CommonJS files in `folder`, which require each other as `./<name>.cjs`, with the code kept of them. */
export function openBundle(folder: string, kept: KeptCode): Bundle {
  const fresh = new Map<string, Unit>();
  const loaded = new Map<string, { exports: unknown }>();
  const requireHere = createRequire(join(folder, 'main.cjs'));

  function compile(name: string): Script {
    const source = readFileSync(join(folder, `${name}.cjs`));
    const text = `${before}${source.toString('latin1')}${after}`;
    // The name is kept with the code, so that it must not tell where that was compiled.
    const options = { filename: `bylaw/dist/cli/${name}.cjs`, columnOffset: -before.length };
    for (const cachedData of kept.find(name, source)) {
      const script = new Script(text, { ...options, cachedData });
      if (script.cachedDataRejected !== true) return script;
    }
    const script = new Script(text, options);
    fresh.set(name, { source, script });
    return script;
  }

  function load(name: string): unknown {
    const known = loaded.get(name);
    if (known !== undefined) return known.exports;
    const file = join(folder, `${name}.cjs`);
    // Node follows source maps only in what it loads itself.
    if (process.sourceMapsEnabled) return requireHere(file);
    const module = { exports: {} as unknown };
    loaded.set(name, module);
    compile(name).runInThisContext()(module.exports, requireFrom, module, file, folder);
    return module.exports;
  }

  function requireFrom(id: string): unknown {
    const [, sibling] = /^\.\/([a-z-]+)\.cjs$/.exec(id) ?? [];
    if (sibling !== undefined) return lazyModule(() => load(sibling) as object);
    return heavy.has(id) ? lazyModule(() => requireHere(id)) : requireHere(id);
  }
  Object.assign(requireFrom, { resolve: requireHere.resolve, main: requireHere.main });

  function keep(): readonly string[] {
    for (const [name, { script, source }] of fresh) kept.keep(name, source, script.createCachedData());
    return [...fresh.keys()];
  }

  return { load, keep };
}
