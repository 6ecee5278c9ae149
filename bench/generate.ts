// `npx tsx bench/generate.ts FOLDER [--members 10000] [--form documents|lists] [--seed 1]`: a repository with an
// organization of that many members, always the same for a seed.
import { parseArgs } from 'node:util';
import { writeRepository } from './write-repository.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    members: { type: 'string', default: '10000' },
    form: { type: 'string', default: 'documents' },
    seed: { type: 'string', default: '1' },
  },
});
const [folder] = positionals;
const members = Number(values.members.replaceAll('_', ''));
const { form } = values;
if (folder === undefined || !(members > 0) || (form !== 'lists' && form !== 'documents')) {
  process.stderr.write(
    'usage: tsx bench/generate.ts FOLDER [--members N] [--form lists|documents] [--seed N]\n',
  );
  process.exit(1);
}
const files = writeRepository(folder, { members, form, seed: Number(values.seed) });
process.stdout.write(`${folder}: ${files} files, ${members} members\n`);
