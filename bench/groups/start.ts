import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Group, ratio } from '../group.ts';

/** What the shortest commands take beyond a Node that does nothing. */
export const start: Group = {
  name: 'start',
  rounds: 21,
  prepare(workshop) {
    const folder = join(workshop.folder, 'minimal');
    mkdirSync(folder);
    workshop.bylaw('native', folder, 'init', '.', '--template', 'minimal');
    workshop.time('git', ['add', '--all'], folder);
    workshop.time('git', ['commit', '--quiet', '--message', 'Start'], folder);
    return {
      sides: {
        node: () => workshop.time(process.execPath, ['-e', '0'], folder),
        version: () => workshop.bylaw('native', folder, '--version'),
        validate: () => workshop.bylaw('native', folder, 'validate'),
      },
      cases: [
        ratio('`bylaw --version` / `node -e 0`', 'version', 'node', 1.2),
        ratio('`bylaw validate`, minimal template / `node -e 0`', 'validate', 'node', 2.4),
      ],
    };
  },
};
