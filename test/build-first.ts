import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../scripts/ensure-installed.mjs', import.meta.url));

/** `bin/bylaw.js` runs what was built: builds it again where the sources have changed since. */
export default function buildFirst(): void {
  execFileSync(process.execPath, [script, '--build-only'], { stdio: ['ignore', 'inherit', 'inherit'] });
}
