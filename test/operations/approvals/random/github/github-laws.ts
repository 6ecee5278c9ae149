import { momentsIn } from '../may-do.ts';
import { adminsBy } from './admins.ts';
import type { PlayedOnGithub } from './play-on-github.ts';

/** The laws that an apply to GitHub breaks where nobody ever approved anything, in words. */
export function brokenOnGithub(played: PlayedOnGithub): readonly string[] {
  const { first, declared, now, known, before, after, result } = played;
  const isDone = result.status !== 'invalid' && result.status !== 'refused';
  const isWhole = result.plan?.sections.some(({ awaiting }) => awaiting?.isWhole === true) === true;
  const due = adminsBy(first, known, now);
  // What some files in between took away, and later ones give again, is given anew.
  const always = declared.map((files) => adminsBy(files, known, now));
  const given = [...after].filter((each) => !before.has(each) && !always.every((some) => some.has(each)));
  const kept = [...after].filter((each) => before.has(each) && !due.has(each));
  const waits = result.status === 'held' && givesNothing(played);
  return [
    ...given.map((each) => `given unasked: ${each}`),
    // Of a section that waits as a whole, or of files with errors, nothing at all is carried out.
    ...(isWhole || !isDone ? [] : kept.map((each) => `kept beyond its end: ${each}`)),
    ...(waits ? [`held, and needs nobody: ${JSON.stringify(result.plan?.sections[0]?.awaiting)}`] : []),
  ];
}

/** Whether nothing that was ever declared gives anybody at any time what the first files do not. */
function givesNothing({ declared, first, now, known }: PlayedOnGithub): boolean {
  const everybody = {
    people: new Set(Array.from({ length: 10 }, (_, at) => at + 100)),
    repositories: [...known.repositories, 'later', 'another'],
  };
  return declared.every((files) => {
    const marks = (docs: typeof files) =>
      JSON.stringify(
        docs
          .filter(({ kind }) => kind === 'Member' || kind === 'Guardrail' || kind === 'Target')
          .map(({ kind, name, identities, previously, status, approval, exempt, mode, enabled }) => {
            return [kind, name, identities, previously, status, approval, exempt, mode, enabled];
          }),
      );
    if (marks(files) !== marks(first)) return false;
    return momentsIn([first, ...declared], now).every((at) => {
      const had = adminsBy(first, everybody, at);
      return [...adminsBy(files, everybody, at)].every((each) => had.has(each));
    });
  });
}
