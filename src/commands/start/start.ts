import { join } from 'node:path';
import type { MainOptions } from '../program.ts';
import { keptCode } from './kept-code.ts';
import { openBundle } from './open-bundle.ts';

interface Main {
  main(argv: string[], options: MainOptions): Promise<void>;
  readonly commands: Readonly<Record<string, unknown>>;
}

/** The commands that have a file of their own, which holds what they use and nothing else. */
const alone = new Set(['validate']);

/**
 * Loads the command line (`dist/cli/main.cjs`, or the file of one command) and runs it; what V8 compiled is kept for the next time. Called by
 * `bin/bylaw.js`, and free of dependencies as that is: this is what runs without having been compiled before.
 */
export async function start(argv: string[], options: MainOptions): Promise<void> {
  const [word = ''] = argv;
  const folder = join(options.root, 'dist', 'cli');
  const part = /^[a-z]{1,20}$/.test(word) ? word : 'other';
  const bundle = openBundle(folder, keptCode({ folder, part, environment: process.env }));
  const { main, commands } = bundle.load(alone.has(word) ? `main-${word}` : 'main') as Main;
  await main(argv, options);
  // A word that is no command must not leave a file of that name.
  if (Object.keys(commands).some((id) => id.split(':')[0] === word)) bundle.keep();
}
