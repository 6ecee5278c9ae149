import { createHash, randomBytes } from 'node:crypto';
import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import type { Organization } from '../../../model/model.ts';
import type { TokenCreateReport } from '../../../report/edits/edit-report.ts';
import type { Session } from '../../session.ts';
import { type EditingOptions, editRepository } from '../edit-repository.ts';
import { knownDocument, plainName } from '../known-document.ts';
import { newDocument } from '../new-document.ts';
import { refusePast } from '../refuse-past.ts';
import { bindingToWrite } from '../roles/role-assignment.ts';

export interface TokenCreateOptions extends EditingOptions {
  readonly token: string;
  /** Whose key it is: `member/ana` or `service-account/ci`. */
  readonly owner: string;
  readonly description?: string;
  /** Roles of its own; default: it has all that its owner has. */
  readonly roles?: readonly string[];
  /** Actions that are all it may do, of what it has. */
  readonly scopes?: readonly string[];
  /** `2026-12-31` or an instant. */
  readonly expires?: string;
  /** SHA-256 of a secret that was made elsewhere. */
  readonly fingerprint?: string;
  /** Makes a secret, which is told once and kept nowhere. */
  readonly generate?: boolean;
}

/**
 * Edits the YAML so that there is a record of one more token. The files hold the fingerprint of its secret at most:
 * a secret is made only where that is asked for.
 * @throws BylawError `edit/unknown-owner`, `edit/past-expiry`, `edit/two-fingerprints`, what `bindingToWrite`,
 *   `newDocument` and `editRepository` throw
 */
export async function tokenCreate(session: Session, options: TokenCreateOptions): Promise<TokenCreateReport> {
  const { roles, scopes, expires, description } = options;
  const secret = options.generate === true ? newSecret() : null;
  if (secret !== null && options.fingerprint !== undefined) throw twoFingerprints();
  const report = await editRepository(session, options, async (source) => {
    const { organization } = source;
    const name = plainName('Token', options.token);
    refusePast(session, expires);
    const holder = { name, bindings: [] };
    const body = {
      description,
      owner: knownOwner(organization, options.owner),
      inherit: roles === undefined,
      bindings: roles?.map((role) => bindingToWrite(session, organization, 'Token', holder, { role })),
      scopes: scopes === undefined ? undefined : [{ effect: 'allow', actions: scopes }],
      expires,
      fingerprint: secret === null ? options.fingerprint : fingerprintOf(secret),
    };
    return { subject: `Create token ${name}`, edits: [await newDocument(source, 'Token', name, body)] };
  });
  return { ...report, secret };
}

/** 256 bits, after a word by which it is found where it does not belong. */
function newSecret(): string {
  return `bylaw_${randomBytes(32).toString('base64url')}`;
}

function fingerprintOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

function knownOwner(organization: Organization, given: string): string {
  const [, kind, name = ''] = /^(member|service-account)\/(.*)$/.exec(given) ?? [];
  if (kind === 'member') return `member/${knownDocument(organization, 'Member', name).name}`;
  if (kind !== undefined)
    return `service-account/${knownDocument(organization, 'ServiceAccount', name).name}`;
  throw new BylawError('edit/unknown-owner', `\`${given}\` cannot own a token`, {
    hint: 'the owner is a member or a service account: write `member/ana` or `service-account/ci`',
  });
}

function twoFingerprints(): BylawError {
  return new BylawError('edit/two-fingerprints', 'a token has one secret', {
    hint: 'give the fingerprint of one that is there, or have one made by --generate',
  });
}
