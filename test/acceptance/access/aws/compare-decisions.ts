import { compileAccess } from '../../../../src/access/compile-access.ts';
import type { CompiledAccess } from '../../../../src/access/compiled-access.ts';
import { decide } from '../../../../src/access/decide.ts';
import { isAllowed } from '../../../../src/access/is-allowed.ts';
import type { Organization } from '../../../../src/model/model.ts';
import { decideNaively } from '../../../access/naive/decide-naively.ts';
import type {
  PlainDocument,
  PlainRequest,
  PlainService,
  PlainWorld,
} from '../../../access/naive/documents.ts';
import { checkRepository } from '../../../model/fixture-repository.ts';
import type { Prepared, PreparedVersion } from './prepare.ts';
import { requestAbout, requestsBeside } from './requests.ts';
import { yamlOf } from './yaml-of.ts';

/** Versions together in an organization: each is a policy, with a role and a member of its own. */
export interface Versions {
  readonly versions: readonly PreparedVersion[];
  readonly organization: Organization;
  readonly named: readonly PlainService[];
  readonly shared: readonly PlainDocument[];
  readonly own: readonly (readonly PlainDocument[])[];
}

export function organizationOf(versions: readonly PreparedVersion[], { services }: Prepared): Versions {
  const named = servicesOf(versions, services);
  const shared: readonly PlainDocument[] = [{ kind: 'Organization', name: 'aws' }, ...named];
  const own = versions.map(({ statements }, at): readonly PlainDocument[] => [
    { kind: 'Policy', name: `p${at}`, statements },
    { kind: 'Role', name: `r${at}`, policies: [`p${at}`] },
    { kind: 'Member', name: `m${at}`, role: `r${at}` },
  ]);
  return { versions, organization: modelled([...shared, ...own.flat()]), named, shared, own };
}

export function compareDecisions(
  { versions, organization, named, shared, own }: Versions,
  { types }: Prepared,
  note: (what: string) => void,
): void {
  const access = compileAccess(organization);
  for (const [at, { statements }] of versions.entries()) {
    const world = { documents: [...shared, ...(own[at] ?? [])] };
    for (const statement of new Set([statements[0], statements.at(-1)])) {
      const about = statement && requestAbout(statement, `member/m${at}`, named, types);
      if (about === undefined) continue;
      if (decide(access, about as never, Date.parse(about.now)).statements.length > 0) note('matched');
      for (const asked of [about, ...requestsBeside(about)]) note(agreed(access, world, asked));
    }
  }
}

/** Those that a text may be about, and some where it names none. */
function servicesOf(
  versions: readonly PreparedVersion[],
  services: readonly PlainService[],
): readonly PlainService[] {
  const text = JSON.stringify(versions.map(({ statements }) => statements)).toLowerCase();
  const named = services.filter(({ name }) =>
    ['"', '{'].some((before) => text.includes(`${before}${name}:`) || text.includes(`${before}${name}.`)),
  );
  return named.length === 0 ? services.slice(0, 3) : named;
}

function modelled(documents: readonly PlainDocument[]): Organization {
  const text = yamlOf(documents);
  const { model, diagnostics } = checkRepository([{ path: 'organizations/aws/all.yaml', text }]);
  const [organization] = model?.organizations.values() ?? [];
  if (organization === undefined || diagnostics.length > 0)
    throw new Error(`no valid model: ${JSON.stringify(diagnostics.slice(0, 3), undefined, 1)}`);
  return organization;
}

function agreed(access: CompiledAccess, world: PlainWorld, asked: PlainRequest): string {
  const expected = decideNaively(world, asked);
  const now = Date.parse(asked.now);
  const { reason } = decide(access, asked as never, now);
  if (reason === expected && isAllowed(access, asked as never, now) === (expected === 'allow')) return reason;
  throw new Error(`${JSON.stringify(asked)}: ${expected} expected, decide says ${reason}`);
}
