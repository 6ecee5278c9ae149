import { BylawError } from '../../../../src/diagnostic/bylaw-error.ts';
import { guardNames } from '../../../../src/plan/guards/check-guards.ts';
import { expectToFit } from '../../../commands/fits-schema.ts';
import { start } from '../program.ts';
import { bin } from '../site.ts';
import type { FaultLane } from './fault-lane.ts';

/** Everything that an apply says, to anybody. */
export type Said = string[];

const clear = ['applied', 'nothing-to-do', 'partly-failed'];

/** In this process: it ends with what it did, which fits its schema, or with an error that has a code. */
export async function applyHere({ library }: FaultLane, said: Said): Promise<readonly string[]> {
  const progress = { step: (message: string) => void said.push(message) };
  try {
    const result = await library.apply({ allow: guardNames }, { progress });
    const { status, diagnostics, refusals, earlier, sections, plan = null } = result;
    const printed = JSON.stringify({ status, diagnostics, refusals, earlier, sections, plan });
    said.push(printed);
    expectToFit('apply', JSON.parse(printed));
    return clear.includes(status) ? [] : [`ended as ${status}: ${printed.slice(0, 1000)}`];
  } catch (error) {
    said.push(wordsOf(error));
    const isClear = error instanceof BylawError && error.message !== '' && error.code !== undefined;
    return isClear ? [] : [`threw ${wordsOf(error)}`];
  }
}

/** By the command, which is killed at once when so many writes took effect, before it has the answer to the last. */
export async function applyUntilKilled(
  lane: FaultLane,
  said: Said,
  writes: number,
): Promise<readonly string[]> {
  const { folder, session } = lane.library;
  const env = { ...definedIn(session().environment), NO_COLOR: '1' };
  const allow = guardNames.flatMap((name) => ['--allow', name]);
  const program = start(process.execPath, [bin, 'apply', '--yes', '--json', ...allow], { cwd: folder, env });
  let left = writes;
  lane.onWrite = () => {
    left -= 1;
    if (left === 0) program.send('SIGKILL', 'group');
  };
  const { code, signal, stdout, stderr } = await program.ended;
  lane.onWrite = () => undefined;
  said.push(stdout, stderr);
  if (signal === 'SIGKILL') return [];
  const stack = /^ +at .+:\d+:\d+/m.test(stderr) ? [`a stack trace: ${stderr}`] : [];
  if (code === 0) expectToFit('apply', JSON.parse(stdout));
  return code === 0 ? stack : [...stack, `exit ${code}: ${stdout}${stderr}`];
}

function definedIn(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** An error with all that it holds. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\n${wordsOf(error.cause)}`;
  return `${error.stack}\n${JSON.stringify(error)}${cause}`;
}
