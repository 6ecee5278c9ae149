import type { Hosted, Ruleset } from '../hosted-state.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The rules that hold for a branch, each with the ruleset that it is from. */
export function rulesOfBranch(
  hosted: Hosted,
  branch: string,
): readonly { readonly ruleset: Ruleset; readonly rule: Fields }[] {
  return [...hosted.rulesets.values()]
    .filter((ruleset) => covers(hosted, ruleset, `refs/heads/${branch}`))
    .flatMap((ruleset) =>
      ((ruleset.wish.rules ?? []) as readonly Fields[]).map((rule) => ({ ruleset, rule })),
    );
}

function covers({ defaultBranch }: Hosted, { wish }: Ruleset, reference: string): boolean {
  const { ref_name } = Object(wish.conditions) as { readonly ref_name?: Fields };
  const named = (patterns: unknown): boolean =>
    ((patterns ?? []) as readonly string[]).some(
      (pattern) =>
        pattern === '~ALL' ||
        (pattern === '~DEFAULT_BRANCH' && reference === `refs/heads/${defaultBranch}`) ||
        expression(pattern).test(reference),
    );
  return (
    wish.enforcement === 'active' &&
    (wish.target ?? 'branch') === 'branch' &&
    named(ref_name?.include) &&
    !named(ref_name?.exclude)
  );
}

/** As `fnmatch` reads it: one star stays between slashes, two do not. */
function expression(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('?', '[^/]');
  return new RegExp(`^${escaped.replace(/\*\*|\*/g, (stars) => (stars === '**' ? '.*' : '[^/]*'))}$`);
}
