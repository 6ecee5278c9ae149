import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { keptCode } from '../../../src/commands/start/kept-code.ts';
import { openBundle } from '../../../src/commands/start/open-bundle.ts';

interface Stage {
  readonly home: string;
  readonly bundle: string;
  readonly code: string;
}

/** A bundle of two files, whose main exports `answer`, and a home without any code kept. */
function stage(answer = 'one'): Stage {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'bylaw-code-')));
  const bundle = join(home, 'bundle');
  mkdirSync(bundle);
  write(bundle, answer);
  return { home, bundle, code: join(home, '.cache/bylaw/code') };
}

function write(bundle: string, answer: string): void {
  writeFileSync(join(bundle, 'other.cjs'), `exports.answer = () => ${JSON.stringify(answer)};`);
  writeFileSync(
    join(bundle, 'main.cjs'),
    `const other = require('./other.cjs'); exports.answer = () => other.answer(); // ${answer}`,
  );
}

/** Runs the bundle: what it answers, and whether it had to be compiled. */
function run({ home, bundle }: Stage, environment: Record<string, string> = { HOME: home }) {
  const opened = openBundle(bundle, keptCode({ folder: bundle, part: 'plan', environment }));
  const { answer } = opened.load('main') as { answer(): string };
  return { answer: answer(), compiled: opened.keep().length > 0 };
}

function fileOf({ code }: Stage, name = 'main'): string {
  const [file] = readdirSync(code).filter((each) => each.endsWith(`-plan-${name}`));
  if (file === undefined) throw new Error(`no code of ${name} was kept`);
  return join(code, file);
}

function kept(): Stage {
  const at = stage();
  expect(run(at)).toEqual({ answer: 'one', compiled: true });
  expect(run(at)).toEqual({ answer: 'one', compiled: false });
  return at;
}

describe('keeps compiled code', () => {
  it('for this user alone, each file of the bundle', () => {
    const at = kept();
    expect(statSync(at.code).mode & 0o777).toBe(0o700);
    expect(statSync(fileOf(at)).mode & 0o777).toBe(0o600);
    expect(readdirSync(at.code)).toHaveLength(2);
    expect(fileOf(at, 'other')).toContain(process.version);
  });

  it('where XDG_CACHE_HOME says', () => {
    const at = stage();
    const cache = join(at.home, 'caches');
    expect(run(at, { HOME: '/nonexistent', XDG_CACHE_HOME: cache }).compiled).toBe(true);
    expect(run(at, { HOME: '/nonexistent', XDG_CACHE_HOME: cache }).compiled).toBe(false);
    expect(readdirSync(join(cache, 'bylaw/code'))).toHaveLength(2);
  });

  it('for other flags of Node beside it', () => {
    const at = kept();
    const environment = { HOME: at.home, NODE_OPTIONS: '--no-warnings' };
    expect(run(at, environment).compiled).toBe(true);
    expect(run(at, environment).compiled).toBe(false);
    expect(run(at).compiled).toBe(false);
  });

  it('and removes what nobody has renewed for a month', () => {
    const at = kept();
    const old = join(at.code, 'v18-old');
    writeFileSync(old, '');
    utimesSync(old, 1, 1);
    write(at.bundle, 'two');
    expect(run(at).answer).toBe('two');
    expect(existsSync(old)).toBe(false);
  });
});

describe('runs without', () => {
  it.each([
    ['damaged', (file: Buffer) => file.fill(0x41, file.length / 2, file.length / 2 + 8)],
    ['cut short', (file: Buffer) => file.subarray(0, file.length - 9)],
    ['longer', (file: Buffer) => Buffer.concat([file, Buffer.alloc(64)])],
    ['empty', () => Buffer.alloc(0)],
    ['something else', () => Buffer.from('hello')],
  ])('where the kept file is %s, and mends it', (_name, damage) => {
    const at = kept();
    for (const name of ['main', 'other']) {
      const file = fileOf(at, name);
      writeFileSync(file, damage(Buffer.from(readFileSync(file))));
    }
    expect(run(at)).toEqual({ answer: 'one', compiled: true });
    expect(run(at)).toEqual({ answer: 'one', compiled: false });
  });

  it('where the code is of another source, even one as long', () => {
    const at = kept();
    const code = readFileSync(fileOf(at, 'other'));
    write(at.bundle, 'two');
    expect(run(at)).toEqual({ answer: 'two', compiled: true });
    const file = readdirSync(at.code).filter((name) => name.endsWith('-other'));
    for (const name of file) writeFileSync(join(at.code, name), code);
    expect(run(at).answer).toBe('two');
  });

  const tamper: readonly [string, (at: Stage) => void][] = [
    ['others may write the file', (at) => chmodSync(fileOf(at), 0o660)],
    ['others may read the file', (at) => chmodSync(fileOf(at), 0o604)],
    ['the file has another name somewhere', (at) => linkSync(fileOf(at), join(at.home, 'elsewhere'))],
    ['others may enter the folder', (at) => chmodSync(at.code, 0o755)],
    [
      'the file is a link',
      (at) => {
        const file = fileOf(at);
        renameSync(file, join(at.home, 'elsewhere'));
        symlinkSync(join(at.home, 'elsewhere'), file);
      },
    ],
    [
      'the folder is a link',
      (at) => {
        renameSync(at.code, join(at.home, 'elsewhere'));
        symlinkSync(join(at.home, 'elsewhere'), at.code);
      },
    ],
    ['the folder is in a repository', (at) => mkdirSync(join(at.home, '.git'))],
    [
      'the folder is in a linked worktree',
      (at) => writeFileSync(join(at.home, '.git'), 'gitdir: elsewhere\n'),
    ],
  ];
  it.each(tamper)('where %s', (_name, change) => {
    const at = kept();
    change(at);
    expect(run(at)).toEqual({ answer: 'one', compiled: true });
  });

  it.runIf(process.getuid?.() === 0)('where the file or the folder is somebody else’s', () => {
    const file = kept();
    chownSync(fileOf(file), 65534, 65534);
    expect(run(file).compiled).toBe(true);
    const folder = kept();
    chownSync(folder.code, 65534, 65534);
    expect(run(folder).compiled).toBe(true);
    // As with `sudo`: nothing of root's is left in the home of another.
    const home = stage();
    chownSync(home.home, 65534, 65534);
    expect(run(home).compiled).toBe(true);
    expect(existsSync(join(home.home, '.cache'))).toBe(false);
  });

  it.each([
    ['no home', {}],
    ['a home that does not exist', { HOME: '/nonexistent/home' }],
    ['a cache by a relative path', { XDG_CACHE_HOME: 'cache' }],
    ['a file in its place', { HOME: fileURLToPath(import.meta.url) }],
  ])('with %s', (_name, environment) => {
    const at = stage();
    expect(run(at, environment)).toEqual({ answer: 'one', compiled: true });
    expect(run(at, environment)).toEqual({ answer: 'one', compiled: true });
    expect(existsSync('cache')).toBe(false);
  });

  it('where Node’s own switch says so', () => {
    const at = kept();
    expect(run(at, { HOME: at.home, NODE_DISABLE_COMPILE_CACHE: '1' }).compiled).toBe(true);
  });
});

describe('takes what the build compiled', () => {
  /** The bundle with the code that a build named `one` put beside it, and nothing kept for this user. */
  function built(): Stage & { readonly build: string } {
    const at = stage();
    mkdirSync(join(at.bundle, 'code'));
    const opened = openBundle(at.bundle, {
      find: () => [],
      keep(name, _source, code) {
        const file = `${process.version}-${process.platform}-${process.arch}-one-${name}`;
        writeFileSync(join(at.bundle, 'code', file), code);
      },
    });
    (opened.load('main') as { answer(): string }).answer();
    opened.keep();
    return { ...at, build: 'one' };
  }

  function compiles({ home, bundle }: Stage, build: string): boolean {
    const environment = { HOME: home };
    const opened = openBundle(bundle, keptCode({ folder: bundle, part: 'plan', environment, build }));
    expect((opened.load('main') as { answer(): string }).answer()).toMatch(/one|longer/);
    return opened.keep().length > 0;
  }

  it('and nothing of another build', () => {
    const at = built();
    expect(compiles(at, 'one')).toBe(false);
    expect(compiles(at, 'two')).toBe(true);
  });

  it('and where V8 refuses it, what was kept for this user', () => {
    const at = built();
    write(at.bundle, 'longer');
    expect(compiles(at, 'one')).toBe(true);
    expect(compiles(at, 'one')).toBe(false);
  });
});

it('the build has compiled the command line for this Node', () => {
  const dist = join(dirname(fileURLToPath(import.meta.url)), '../../../dist');
  const folder = join(dist, 'cli');
  const build = readFileSync(join(dist, 'built-from'), 'utf8');
  const opened = openBundle(folder, keptCode({ folder, part: 'test', environment: {}, build }));
  for (const name of ['main', 'main-validate', 'isomorphic-git', 'oclif']) opened.load(name);
  expect(opened.keep()).toEqual([]);
});

it('no part of the bundle needs more than one byte a letter', () => {
  const folder = join(dirname(fileURLToPath(import.meta.url)), '../../../dist/cli');
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.cjs'))) {
    expect(readFileSync(join(folder, name), 'latin1')).not.toMatch(/[\u0080-\u00ff]/);
  }
});
