import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const path = '.github/actions/bylaw/action.yml';

/**
 * The Action once more, further down: a workflow names an action of its own repository and commit by `$/PATH`, and the
 * runner takes no empty path.
 */
export function writeActionTwin(root) {
  const text = readFileSync(join(root, 'action.yml'), 'utf8');
  const twin = text.replace(/^( {2}(?:main|pre|post): )(?=dist\/)/gm, '$1../../../');
  if (twin === text) throw new Error('action.yml starts nothing below dist/');
  return [[path, `# Generated from \`action.yml\` by \`npm run generate\`; do not edit.\n${twin}`]];
}
