import { gitFailure } from './git-failure.ts';
import { type GitContext, runGit } from './git-process.ts';

/** Every key that is set with its values, in Git's order: the last one counts where only one can. */
export type Configuration = ReadonlyMap<string, readonly string[]>;

const asking = new WeakMap<GitContext, Promise<Configuration>>();

/** All of Git's configuration as it is now. Whoever asks while Git is being asked is told what it answers. */
export function readConfiguration(context: GitContext): Promise<Configuration> {
  const running = asking.get(context);
  if (running !== undefined) return running;
  const answer = askConfiguration(context).finally(() => asking.delete(context));
  asking.set(context, answer);
  return answer;
}

async function askConfiguration(context: GitContext): Promise<Configuration> {
  const result = await runGit(context, ['config', '--null', '--list']);
  if (result.status !== 0) throw gitFailure('reading the configuration', result.stderr);
  const values = new Map<string, string[]>();
  for (const line of result.stdout.toString('utf8').split('\0')) {
    if (line === '') continue;
    // A key alone means `true`.
    const end = line.indexOf('\n');
    const key = end < 0 ? line : line.slice(0, end);
    const others = values.get(key);
    const value = end < 0 ? '' : line.slice(end + 1);
    if (others === undefined) values.set(key, [value]);
    else others.push(value);
  }
  return values;
}
