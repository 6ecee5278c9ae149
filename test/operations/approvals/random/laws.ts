import type { ApplyResult } from '../../../../src/operations/apply-result.ts';
import { sentenceOf } from '../../../../src/plan/approvals/awaiting.ts';
import type { PlainWorld } from '../../../access/naive/documents.ts';
import { approversAt, catalogue, isAbout, rulesIn } from './ask-for.ts';
import { type Doc, decisive } from './documents.ts';
import { accounts } from './first-files.ts';
import { loosened } from './loosened.ts';
import { mayDo, momentsIn, type Point } from './may-do.ts';
import type { Played, Proposal } from './play-story.ts';

/** The laws that an apply breaks, in words. */
export function brokenBy(played: Played): readonly string[] {
  const { base, judged, now, proposals, result } = played;
  const isHeld = !['applied', 'nothing-to-do', 'refused', 'invalid'].includes(result.status);
  const laws: readonly (readonly [string, readonly string[]])[] = [
    ['given unasked', gainedUnasked(played)],
    ['asks for less, unasked', proposals.length > 0 ? [] : loosened(base, judged, now)],
    ['held, and needs nobody', isHeld && needsNobody(played) ? [whatIsHeld(result)] : []],
    ['held, and everybody agreed', isHeld && isAgreed(played) ? [whatIsHeld(result)] : []],
  ];
  return laws.flatMap(([law, found]) => found.slice(0, 3).map((each) => `${law}: ${each}`));
}

function whatIsHeld({ status, plan }: ApplyResult): string {
  const awaiting = plan?.sections.flatMap((section) => section.awaiting ?? []) ?? [];
  const addresses = awaiting.flatMap(({ changes }) => changes.map(({ address }) => address));
  const why = awaiting.flatMap(({ approvals }) => approvals.map(sentenceOf));
  return `${status}: ${addresses.join(', ')} ${why.join('; ')}`;
}

/** Whether everything that was ever pushed was proposed, and approved by enough who might be asked all along. */
function isAgreed({ files, base, judged, now, proposals, pushes }: Played): boolean {
  if (pushes > proposals.length || proposals.length === 0) return false;
  if (!proposals.every(({ author, approvedBy }) => author === 'olivia' && approvedBy.length === allAccounts))
    return false;
  const all = [files, base, judged, ...proposals.flatMap(({ from, to }) => [from, to])];
  return all.flatMap(rulesIn).every((rule) => {
    const [first = new Set<number>(), ...others] = all.map((each) => approversAt(each, rule, now));
    const lasting = [...first].filter((each) => others.every((accounts) => accounts.has(each)));
    return lasting.length >= (rule.count ?? 1);
  });
}

const allAccounts = Object.keys(accounts).length;

/** What somebody got, at once or later, that the files before ask an approval for: one line each. */
function gainedUnasked({ before, after, base, now, proposals }: Played): readonly string[] {
  const { privileged } = catalogue([before.world, after.world, { documents: decisive(base) }]);
  return gains(before.world, after.world, base, now)
    .filter((gain) => !proposals.some((each) => consents(each, gain, { base, now, before, privileged })))
    .map(({ key, principal, at }) => `${principal} (${key}) from ${new Date(at).toISOString()}`);
}

/** Whether those who have to agreed to a pull request that gives somebody just that. */
function consents(
  { author, approvedBy, from, to }: Proposal,
  { key, at, point }: Gain,
  {
    base,
    now,
    before,
    privileged,
  }: Pick<Played, 'base' | 'now' | 'before'> & { readonly privileged: ReadonlySet<string> },
): boolean {
  const agreed = approvedBy
    .filter((each) => each !== author)
    .map((each) => accounts[each as keyof typeof accounts]);
  const asked = rulesIn(base).filter((rule) => isAbout(rule, point, privileged));
  const isAgreed = asked.every((rule) => {
    const approvers = approversAt(base, rule, now);
    return agreed.filter((each) => approvers.has(each)).length >= (rule.count ?? 1);
  });
  if (!isAgreed) return false;
  const [was, is] = [from, to].map((files) =>
    mayDo(declaredWorld(files, before.world), [point], at).has(key),
  );
  return is === true && was === false;
}

interface Gain {
  readonly key: string;
  readonly principal: string;
  readonly at: number;
  readonly point: Point;
}

function gains(before: PlainWorld, after: PlainWorld, base: readonly Doc[], now: number): readonly Gain[] {
  const { points, privileged } = catalogue([before, after, { documents: decisive(base) }]);
  const rules = rulesIn(base);
  const guarded = points.filter((point) => rules.some((rule) => isAbout(rule, point, privileged)));
  const found: Gain[] = [];
  for (const at of momentsIn([before, after], now))
    for (const point of guarded) {
      const had = mayDo(before, [point], at);
      for (const [key, principal] of mayDo(after, [point], at))
        if (!had.has(key)) found.push({ key, principal, at, point });
    }
  return found;
}

/** Whether what is declared gives nobody anything, and leaves who approves, and what of, as it is. */
function needsNobody({ before, files, base, now }: Played): boolean {
  if (gains(before.world, declaredWorld(files, before.world), base, now).length > 0) return false;
  return saysTheSame(base, files);
}

/** What the files declare, policies as they are about to be published. */
function declaredWorld(files: readonly Doc[], { published = {} }: PlainWorld): PlainWorld {
  const documents = decisive(files);
  const expected = documents.flatMap((each) => {
    if (each.kind !== 'Policy') return [];
    const versions = published[each.name] ?? [];
    const newest = JSON.stringify(versions.at(-1) ?? null, sorted);
    return JSON.stringify(each.statements, sorted) === newest
      ? []
      : [[each.name, versions.length + 1] as const];
  });
  return { documents, published, expected: Object.fromEntries(expected) };
}

function sorted(_: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const asking = new Set(['Guardrail', 'Service', 'Organization']);

/** Of guardrails, services and marks of people nothing at all may differ: what that would ask is not judged here. */
function saysTheSame(base: readonly Doc[], files: readonly Doc[]): boolean {
  const textOf = (docs: readonly Doc[]) =>
    JSON.stringify([
      docs.filter(({ kind }) => asking.has(kind)),
      docs
        .filter(({ kind }) => kind === 'Member')
        .map(({ identities, name, previously, id }) => [identities, name, previously, id]),
      docs.filter(({ kind }) => kind === 'Token').map(({ name }) => name),
    ]);
  if (textOf(base) !== textOf(files)) return false;
  const rules = rulesIn(base);
  return momentsIn([base, files], 0).every((at) =>
    rules.every((rule) => {
      const [was, is] = [approversAt(base, rule, at), approversAt(files, rule, at)];
      return was.size === is.size && [...was].every((each) => is.has(each));
    }),
  );
}
