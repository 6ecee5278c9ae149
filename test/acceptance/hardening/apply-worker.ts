// `node worker.mjs FOLDER`: applies as the command does, where targets may name the provider `external`, whose
// systems are kept in FOLDER. Prints each outcome as it comes, then the result.
import { BylawError } from '../../../src/diagnostic/bylaw-error.ts';
import { apply } from '../../../src/operations/apply.ts';
import { silent } from '../../../src/operations/session.ts';
import { providers } from '../../../src/providers/registry.ts';
import { externalProvider } from './external-provider.ts';

const [folder = ''] = process.argv.slice(2);
const print = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
try {
  const result = await apply(
    {
      cwd: process.cwd(),
      environment: process.env,
      now: () => `${new Date().toISOString().slice(0, 19)}Z`,
      progress: silent,
      providers: new Map([...providers, ['external', externalProvider(folder)]]),
    },
    { confirm: async () => true, onOutcome: (outcome) => print({ outcome }) },
  );
  const { status, sections, refusals, diagnostics } = result;
  print({ status, sections, refusals, diagnostics });
  if (status !== 'applied' && status !== 'nothing-to-do') process.exitCode = 1;
} catch (error) {
  if (!(error instanceof BylawError)) throw error;
  const { code, message, hint } = error;
  print({ error: { code, message, hint } });
  process.exitCode = 1;
}
