import { membersByAccount } from '../../access/approvals/members-by-account.ts';
import type { AuthorRule } from '../../access/authorship/author-rules.ts';
import { isExempt } from '../../access/authorship/is-exempt.ts';
import { type UnheldDeed, unheldDeeds } from '../../access/authorship/unheld-deeds.ts';
import type { CompiledAccess } from '../../access/compiled-access.ts';
import { whoCan } from '../../access/who-can.ts';
import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Instant, Organization } from '../../model/model.ts';
import type { Author, Authored } from './authored.ts';

export interface JudgedAuthors {
  readonly rules: readonly AuthorRule[];
  /** Of the files applied last. */
  readonly access: CompiledAccess;
  readonly authored: readonly Authored[];
  readonly now: Instant;
  /** Whether it is asked of what is only proposed: what is not merged need not be taken back. */
  readonly isProposed: boolean;
}

/** Nobody reads more of one kind. */
const mostTold = 20;

/** What authors may not do, each action on each document once; that all hold where they do. */
export function authorFindings(judged: JudgedAuthors): readonly PlacedDiagnostic[] {
  const acting = judged.authored.filter(({ deeds }) => deeds.length > 0);
  if (acting.length === 0) return [];
  const found = acting.flatMap((authored) => findingsOf(judged, authored));
  if (found.length > 0) return shortened(found);
  const who = acting.map(({ author }) => `${nameOf(judged.access.organization, author)}, ${claimOf(author)}`);
  const message = `whoever made these changes may: ${who.join('; ')}`;
  return [createDiagnostic('plan/authors-hold', { message })];
}

/** Of the first apply: until then nobody holds anything. */
export function nobodyAsked(rules: readonly AuthorRule[]): readonly PlacedDiagnostic[] {
  return rules.slice(0, 1).map(({ guardrail, at }) =>
    createDiagnostic('plan/authors-hold', {
      message: `nothing was applied yet, so guardrail \`${guardrail}\` asks nobody this time; from the next apply on it does`,
      at,
    }),
  );
}

export function authorsNotKnown(rules: readonly AuthorRule[]): readonly PlacedDiagnostic[] {
  return [...rules]
    .sort(strictestFirst)
    .slice(0, 1)
    .map((rule) =>
      withSeverity(
        rule,
        createDiagnostic('plan/authors-not-known', {
          message: `guardrail \`${rule.guardrail}\` compares with the files applied last, which cannot be read here`,
          hint: 'fetch the whole history: `git fetch --unshallow`, in CI `fetch-depth: 0`',
        }),
      ),
    );
}

function findingsOf(judged: JudgedAuthors, { author, deeds }: Authored): readonly PlacedDiagnostic[] {
  const { access, now } = judged;
  const { organization } = access;
  const member = memberOf(organization, author);
  const asking = judged.rules.filter((rule) => !isExempt(access, rule, member, now)).sort(strictestFirst);
  const [strictest] = asking;
  if (strictest === undefined) return [];
  const verifying = asking.find(({ verified }) => verified);
  const unsigned =
    verifying === undefined || author.isVerified
      ? []
      : [withSeverity(verifying, notVerified(organization, author, verifying))];
  const unheld = unheldDeeds(access, member, deeds, Date.parse(now));
  return [
    ...unsigned,
    ...unheld.map((each, at) =>
      withSeverity(strictest, mayNot(judged, author, each, strictest, at < mostTold)),
    ),
  ];
}

function mayNot(
  { access, now, isProposed }: JudgedAuthors,
  author: Author,
  { deed, question, because }: UnheldDeed,
  { guardrail }: AuthorRule,
  asksWho: boolean,
): PlacedDiagnostic {
  const who = `${nameOf(access.organization, author)}, ${claimOf(author)},`;
  const needs = `that takes \`${question.action}\` on \`${question.resource}\``;
  const able = asksWho ? whoCan(access, question, Date.parse(now)).allowed.filter(isPerson) : [];
  const others = able.length > 5 ? ` and ${able.length - 5} more` : '';
  const ifYou =
    because === 'unknown-author' ? ': if that is you, commit with the address that the files have' : '';
  const may =
    able.length === 0
      ? 'nobody has it'
      : `${able.slice(0, 5).join(', ')}${others} may make this change${ifYou}`;
  const hint =
    isProposed || author.commit === undefined ? may : `${may}; ${wayBack(author, able.length > 0)}`;
  return createDiagnostic('plan/author-may-not', {
    message: `${who} ${deed.does}: ${needs}, ${reasons[because]} (guardrail \`${guardrail}\`)`,
    ...(deed.at === undefined ? {} : { at: deed.at }),
    ...(asksWho ? { hint } : {}),
  });
}

/** Commits that are named. */
const mostNamed = 5;

/** Until it is taken back nothing that is merged later can be applied; commits that are merged cannot be made otherwise. */
function wayBack(
  { commit, commits = commit === undefined ? [] : [commit] }: Author,
  isHeld: boolean,
): string {
  const named = commits.slice(0, mostNamed).map((each) => each.slice(0, 12));
  const more = commits.length > mostNamed ? ` and ${commits.length - mostNamed} more` : '';
  const of = commits.length === 1 ? `commit ${named.join('')}` : `commits ${named.join(', ')}${more}`;
  const what = `a pull request that reverts what ${of} did there`;
  return `where it is merged already, it takes ${what}${isHeld ? ' and another that does it again, both by one of them' : ''}`;
}

const reasons: Readonly<Record<UnheldDeed['because'], string>> = {
  'implicit-deny': 'which nothing gives them',
  'explicit-deny': 'which is denied to them',
  inactive: 'and they are not active',
  conditional: 'which they have only under a condition that a commit tells nothing of',
  'unknown-author': 'and no member of the files applied last has that address',
  refused: 'which nobody can be given',
  allow: 'which they have',
};

function notVerified(
  organization: Organization,
  author: Author,
  { guardrail }: AuthorRule,
): PlacedDiagnostic {
  return createDiagnostic('plan/author-not-verified', {
    message: `${nameOf(organization, author)} is the author, ${claimOf(author)}: guardrail \`${guardrail}\` asks for a signature of theirs`,
    hint: 'sign the commits, with a key that is known where this runs; only Git itself can check it',
  });
}

function isPerson(principal: string): boolean {
  return principal.startsWith('member/');
}

/**
 * By e-mail address, compared as those of two members are, or by the number of the account that GitHub writes in place of
 * one: `member/ana`. Where the two are of different members it is nobody's.
 */
function memberOf(organization: Organization, { email }: Author): string | undefined {
  const wanted = email?.toLowerCase();
  if (wanted === undefined || wanted === '') return undefined;
  const addressed = [...organization.members.values()].find((each) => each.email?.toLowerCase() === wanted);
  const account = privateAddress.exec(wanted)?.[1];
  const numbered = account === undefined ? undefined : membersByAccount(organization).get(Number(account));
  if (addressed !== undefined && numbered !== undefined && addressed !== numbered) return undefined;
  const found = addressed ?? numbered;
  return found && `member/${found.name}`;
}

/** Whose address is private writes so in the browser. Without the number the log-in may be somebody else's by now. */
const privateAddress = /^([1-9]\d{0,14})\+[^@\s]+@users\.noreply\.github\.com$/;

function nameOf(organization: Organization, author: Author): string {
  const { email } = author;
  if (email === undefined) return 'whoever runs this, whom Git does not know';
  const member = memberOf(organization, author);
  return member === undefined ? `\`${email}\`` : `\`${member}\` (${email})`;
}

function claimOf({ commit, isVerified }: Author): string {
  if (commit === undefined) return 'who runs this by what Git is told here';
  const which = `commit ${commit.slice(0, 12)}`;
  return isVerified ? `who signed ${which}` : `as ${which} claims, without a signature that is known here`;
}

function strictestFirst(a: AuthorRule, b: AuthorRule): number {
  return a.severity === b.severity ? 0 : a.severity === 'error' ? -1 : 1;
}

function withSeverity({ severity }: AuthorRule, diagnostic: PlacedDiagnostic): PlacedDiagnostic {
  return { ...diagnostic, severity };
}

function shortened(found: readonly PlacedDiagnostic[]): readonly PlacedDiagnostic[] {
  const sorted = [...found].sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
  const [told, rest] = [sorted.slice(0, mostTold), sorted.slice(mostTold)];
  const [next] = rest;
  if (next === undefined) return told;
  const { code, severity } = next;
  return [...told, { code, severity, message: `and ${rest.length} more that their authors may not make` }];
}
