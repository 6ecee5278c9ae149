// `node bench/parse-only.mjs FOLDER`: reads every YAML file below the folder and parses it, and nothing else. What a
// plan that knows nothing is compared with.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';

const [folder] = process.argv.slice(2);
let documents = 0;
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !entry.name.endsWith('.yaml')) continue;
  parseDocument(readFileSync(join(entry.parentPath, entry.name), 'utf8'));
  documents += 1;
}
if (documents === 0) throw new Error(`${folder} holds no YAML`);
