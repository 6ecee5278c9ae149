import type { GitReader } from '../git/git-repository.ts';

/**
 * The same repository as it stands now: what each of these questions is answered once holds to the end. So one
 * plan is of one moment, and questions can be asked before the answer is needed, while the program does other work.
 */
export function steadyReader<T extends GitReader>(git: T): T {
  const answers = new Map<string, Promise<unknown>>();
  function once<T>(question: string, ask: () => Promise<T>): Promise<T> {
    const known = answers.get(question) as Promise<T> | undefined;
    if (known !== undefined) return known;
    const answer = ask();
    // Whoever waits for it is told; where nobody does any more, nobody need be.
    answer.catch(() => undefined);
    answers.set(question, answer);
    return answer;
  }
  return {
    ...git,
    head: () => once('head', () => git.head()),
    identity: () => once('identity', () => git.identity()),
    remotes: () => once('remotes', () => git.remotes()),
    configuredRemote: (branch) => once(`remote of ${branch}`, () => git.configuredRemote(branch)),
    leftOutFiles: () => once('left out', () => git.leftOutFiles()),
    workTreeChanges: (under) => once(JSON.stringify(under), () => git.workTreeChanges(under)),
  };
}
