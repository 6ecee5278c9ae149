import type { RecordedState } from '../../audit/recorded-state.ts';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { didYouMean } from '../../diagnostic/nearest-name.ts';
import type { GitWriter } from '../../git/git-repository.ts';
import { catchUp } from '../../ledger/catch-up.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { openLedger } from '../../ledger/open-ledger.ts';
import type { Target } from '../../model/model.ts';
import type { Document } from '../../parse/document.ts';
import { objectAddress, parseAddress } from '../../plan/address.ts';
import { type Emergency, isRevokedIn, type RevocableKind, revocableKinds } from '../../plan/emergency.ts';
import { isOwner, ownersIn, ownersRoleBy } from '../../plan/owners-in.ts';
import type { RoleTerms } from '../../plan/projection.ts';
import type { Revocation, RevokedTarget, RevokeReport } from '../../report/revoke/revoke-report.ts';
import { openWorkTreeSource } from '../../source/folder-source.ts';
import { whichOrganization } from '../access/choose-organization.ts';
import { headCommit } from '../head-commit.ts';
import { openProvider } from '../open-provider.ts';
import { ownLedger } from '../own-ledger.ts';
import { newRun } from '../runner.ts';
import type { Session } from '../session.ts';
import { targetAt } from '../target-at.ts';
import { withRepository } from '../with-repository.ts';
import { documentOf, readableDocuments, writtenKinds } from './find-document.ts';
import { revokeInTarget } from './revoke-in-target.ts';
import { writeRevocation } from './write-revocation.ts';

export interface RevokeOptions {
  /** Needed where the ledger knows several. */
  readonly organization?: string;
  /** `member/bo`, `service-account/ci`, `token/deploy`, or a name that only one of them has. */
  readonly principal: string;
  /** Kept in the ledger. */
  readonly reason?: string;
  /** Also the only active owner, whom nobody inside could then replace. */
  readonly evenOwner?: boolean;
  /** Asked before anything is written. */
  confirm(revocation: Revocation): Promise<boolean>;
}

/**
 * The emergency exit: takes all access from somebody at once, in every target of their organization, and writes the edit
 * that says the same. No guard is asked, files that are not committed or not valid do not matter, and an apply that is
 * at work is taken over. What would give it back is held until a source that says it itself was applied.
 * @throws BylawError `revoke/unknown-principal`, `revoke/last-owner`, `access/which-organization`, `git/no-commits`,
 *   and what reading and appending throw
 */
export async function revoke(caller: Session, options: RevokeOptions): Promise<RevokeReport> {
  const session = newRun(caller);
  return withRepository(session, async (git) => {
    const source = await headCommit(git);
    const place = await ownLedger(git);
    const ledger = await catchUp(git, await openLedger(git, place));
    const tree = openWorkTreeSource(git);
    const organization = organizationIn(ledger, options.organization);
    const documents = await readableDocuments(tree, organization);
    const targets = await targetsOf(session, git, ledger, { organization, documents });
    const states = await Promise.all(
      targets.map(({ target }) => ledger.readManaged({ organization, target })),
    );
    const principal = principalIn(options.principal, { organization, documents, states });
    const document = documentOf(documents, principal);
    const oversteps = await overstepsOf(git, { organization, principal, targets, states });
    const opened = targets.map(({ target, system }) => ({
      target,
      provider: system && openProvider(session, { organization, target: system }, ledger),
    }));
    const terms = opened.map(({ provider }) => provider?.terms);
    refuseLastOwner(options, { organization, principal, states, terms });
    const revocation = { organization, kind: principal.kind, name: principal.name, oversteps };
    const names = targets.map(({ target }) => target);
    if (!(await options.confirm({ ...revocation, targets: names })))
      return { ...revocation, status: 'declined', targets: [], edit: null, byHand: null, mistakes: [] };
    const done: RevokedTarget[] = [];
    for (const { target, provider } of opened) {
      session.progress.step(`revoking in ${organization}/${target}`);
      const scope = { organization, target };
      const at = { git, place, scope, principal, provider, source, reason: options.reason };
      done.push(await revokeInTarget(session, at).catch((error) => notRevoked(target, error, done)));
    }
    const written = await writeRevocation(session, { git, tree }, principal.kind, document);
    const status = done.every(({ is }) => is !== 'failed') ? 'revoked' : 'partly-failed';
    return { ...revocation, status, targets: done, ...written };
  });
}

/** A target that fails keeps no other from being revoked in; where nothing was done yet, the failure is that of the run. */
function notRevoked(target: string, error: unknown, done: readonly RevokedTarget[]): RevokedTarget {
  if (!(error instanceof BylawError) || done.length === 0) throw error;
  return { target, is: 'failed', entry: null, message: error.message };
}

/** The organization named, else the only one of which anything is recorded. */
function organizationIn({ organizations }: Ledger, wanted: string | undefined): string {
  const [first, ...others] = organizations;
  if (wanted === undefined && first !== undefined && others.length === 0) return first;
  if (wanted === undefined && first !== undefined) throw whichOrganization(organizations);
  if (wanted !== undefined && organizations.includes(wanted)) return wanted;
  const hint = didYouMean(
    wanted ?? '',
    organizations,
    'what was never applied is taken back in the files: `bylaw member suspend`',
  );
  throw new BylawError('revoke/unknown-principal', 'nothing of that organization was applied yet', hint);
}

interface KnownTarget {
  readonly target: string;
  /** Undefined where neither the files nor what was applied last tell what it is. */
  readonly system: Target | undefined;
}

/** Every target in which the ledger knows the organization, and every one that HEAD declares for it. */
async function targetsOf(
  session: Session,
  git: GitWriter,
  ledger: Ledger,
  { organization, documents }: { readonly organization: string; readonly documents: readonly Document[] },
): Promise<readonly KnownTarget[]> {
  const declared = documents.flatMap(({ kind, body }) =>
    kind === 'Target' && body.enabled !== false ? [String(body.name)] : [],
  );
  const names = new Set([...ledger.targets(organization), ...declared]);
  const head = await headCommit(git);
  return Promise.all(
    [...names].sort().map(async (target) => {
      const scope = { organization, target };
      const applied = await ledger.applied(scope);
      const then = applied && (await targetAt(session, git, applied.source, scope));
      // As it was applied: somebody may have pointed it elsewhere since.
      return { target, system: then ?? (await targetAt(session, git, head, scope)) };
    }),
  );
}

type Principal = Pick<Emergency, 'kind' | 'name' | 'id'>;

interface Known {
  readonly organization: string;
  readonly documents: readonly Document[];
  readonly states: readonly RecordedState[];
}

function principalIn(asked: string, known: Known): Principal {
  const [, kind, plain = ''] = /^(?:(member|service-account|token)\/)?([^/]*)$/.exec(asked) ?? [];
  const kinds = revocableKinds.filter((each) => kind === undefined || each === kind);
  const found = kinds.flatMap((each) => idOf(each, plain, known) ?? []);
  const [first, ...others] = found;
  if (first !== undefined && others.length === 0) return first;
  const names = [...namesIn(known)];
  const hint =
    first === undefined
      ? didYouMean(asked, [...names, ...names.map((name) => name.replace(/^[^/]*\//, ''))])
      : { hint: `say which: ${found.map((each) => `\`${each.kind}/${each.name}\``).join(', ')}` };
  const what = first === undefined ? 'there is no member, service account or token' : 'several are called';
  throw new BylawError('revoke/unknown-principal', `${what} \`${asked}\` in ${known.organization}`, hint);
}

function idOf(kind: RevocableKind, name: string, known: Known): Principal | undefined {
  const document = documentOf(known.documents, { kind, name });
  const address = objectAddress(kind, known.organization, name);
  const value = known.states.map(({ entries }) => entries.get(address)).find((each) => each !== undefined);
  if (document === undefined && value === undefined) return undefined;
  const [oldest] = Array.isArray(document?.body.previously) ? document.body.previously : [];
  return { kind, name, id: String(value?.id ?? document?.body.id ?? oldest ?? name) };
}

function* namesIn({ documents, states }: Known): Iterable<string> {
  for (const { entries } of states) {
    for (const address of entries.keys()) {
      const parsed = parseAddress(address);
      if (parsed !== undefined && 'name' in parsed && isRevocable(parsed.kind))
        yield `${parsed.kind}/${parsed.name}`;
    }
  }
  for (const { kind, body } of documents) {
    const found = revocableKinds.find((each) => writtenKinds[each] === kind);
    if (found !== undefined) yield `${found}/${String(body.name)}`;
  }
}

function isRevocable(kind: string): boolean {
  return (revocableKinds as readonly string[]).includes(kind);
}

interface Overstepping extends Omit<Known, 'documents'> {
  readonly principal: Principal;
  readonly targets: readonly KnownTarget[];
}

/** What a plan would be refused for: a guard may be wrong about an emergency, and whoever revokes is told of it. */
async function overstepsOf(
  git: GitWriter,
  { organization, principal: { kind, name }, targets, states }: Overstepping,
): Promise<readonly string[]> {
  const email = (await git.identity())?.email.toLowerCase();
  const address = objectAddress(kind, organization, name);
  const guarding = targets.filter(({ system }) => system?.protected.includes(`${kind}/${name}`) === true);
  const emails = states.map(({ entries }) => entries.get(address)?.email);
  const isCaller = emails.some((each) => typeof each === 'string' && each.toLowerCase() === email);
  return [
    ...guarding.map(({ target }) => `target \`${target}\` calls them protected`),
    ...(isCaller ? ['they are who runs this'] : []),
  ];
}

/** Nobody would be left to undo it from inside; a stolen owner's account must be stopped all the same. */
function refuseLastOwner(
  { evenOwner = false }: RevokeOptions,
  {
    organization,
    principal: { kind, name },
    states,
    terms,
  }: Omit<Overstepping, 'targets'> & { readonly terms: readonly (RoleTerms | undefined)[] },
): void {
  if (evenOwner || kind !== 'member') return;
  const address = objectAddress(kind, organization, name);
  const isLast = states.some(({ entries }, at) => {
    const role = ownersRoleBy(terms[at], entries, organization);
    if (role === undefined || isRevokedIn(entries, address) || !isOwner(entries, address, role)) return false;
    return ownersIn(entries, role).length === 1;
  });
  if (!isLast) return;
  throw new BylawError('revoke/last-owner', `\`${name}\` is the only active owner of ${organization}`, {
    hint: 'pass --even-owner to lock them out all the same; the files then have to name a successor before anything is applied',
  });
}
