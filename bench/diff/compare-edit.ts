// Compares an organization before and after one edit, in a process of its own, and prints what it took as JSON.
import { compileAccess } from '../../src/access/compile-access.ts';
import { accessKeys } from '../../src/access/diff/access-keys.ts';
import { changedDocuments } from '../../src/access/diff/changed-documents.ts';
import { diffAccess } from '../../src/access/diff/diff-access.ts';
import { engineAccess } from '../../src/access/diff/engine-access.ts';
import { universeOf } from '../../src/access/sets/universe-of.ts';
import { beforeFiles, edits, modelsOf } from './edited-organizations.ts';

const [members, at] = process.argv.slice(2).map(Number);
const edit = edits[at as number]?.edit ?? (({ text }: { readonly text: string }) => text);
const [one, other] = modelsOf(beforeFiles(members as number), edit);

// From two models on: both compiled and compared, nothing known before. What parsing left behind is not of it.
globalThis.gc?.();
const started = performance.now();
const was = compileAccess(one);
const is = compileAccess(other, {}, was);
const keys = accessKeys();
const universe = universeOf([was, is]);
const { changes, counts } = diffAccess(engineAccess(was, keys, universe), engineAccess(is, keys, universe), {
  now: Date.parse('2026-11-23T00:00:00Z'),
  rate: () => ({ level: 'none', reasons: [] }),
  documents: changedDocuments(one, other),
});
const milliseconds = performance.now() - started;
const megabytes = process.resourceUsage().maxRSS / 1024;
const told = `${changes.length} changes for ${counts.gain} who gain and ${counts.lose} who lose, ${counts.unknown} unknown`;
process.stdout.write(JSON.stringify({ milliseconds, megabytes, told }));
