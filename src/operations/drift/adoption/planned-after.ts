import type { DocumentEdit } from '../../../edit/document-edit.ts';
import { type Address, objectAddress } from '../../../plan/address.ts';
import { renameInState } from '../../../plan/rename-in-state.ts';
import type { ActualState } from '../../../plan/state.ts';
import { type ProviderRegistry, providers } from '../../../providers/registry.ts';
import type { AskedSource } from '../../access/asked-source.ts';
import { type DraftedSection, draftPlan } from '../../draft-plan.ts';
import { editedFiles } from '../../edits/edited-files.ts';
import { editedTree } from '../../edits/edited-tree.ts';
import { loadModel } from '../../load-model.ts';
import type { Session } from '../../session.ts';
import type { TargetsRead } from '../read-targets.ts';
import type { Adopting } from './adopting.ts';

/** The names of newcomers, by the key of their section. */
export type NewcomersOf = ReadonlyMap<string, Adopting['newcomers']>;

/** What an apply would still change in each section once edits are made; undefined where the files would have errors. */
export async function plannedAfter(
  session: Session,
  read: TargetsRead,
  source: AskedSource,
  { edits, newcomers }: { readonly edits: readonly DocumentEdit[]; readonly newcomers: NewcomersOf },
): Promise<ReadonlyMap<string, ReadonlySet<Address>> | undefined> {
  const tree = editedTree(source.tree, await editedFiles(source, edits));
  const { model, files, settings } = await loadModel(tree, session);
  if (model === undefined) return undefined;
  const asSeen = { ...session, providers: asRead(session.providers ?? providers, read.sections, newcomers) };
  const contents = () => undefined;
  const { sections } = await draftPlan(asSeen, { ...read.input, model, files, settings, contents });
  return new Map(
    sections.map((section) => [
      keyOf(section),
      new Set(section.planned.section.changes.map(({ address }) => address)),
    ]),
  );
}

export function keyOf({ organization, target }: Pick<DraftedSection, 'organization' | 'target'>): string {
  return `${organization.name}/${target.name}`;
}

/** Providers that say of a target again what was read of it. */
function asRead(
  registry: ProviderRegistry,
  sections: readonly DraftedSection[],
  newcomers: NewcomersOf,
): ProviderRegistry {
  const seen = new Map(
    sections.map((section) => [keyOf(section), underNewNames(section, newcomers.get(keyOf(section)))]),
  );
  return new Map(
    [...registry].map(([name, factory]) => [
      name,
      (context) => {
        const provider = factory(context);
        const read = async (scope: { readonly organization: string; readonly target: string }) =>
          seen.get(`${scope.organization}/${scope.target}`) ?? provider.reader.read(scope);
        return { ...provider, reader: { read } };
      },
    ]),
  );
}

/** Who is declared from now on is known there by that name. */
function underNewNames(
  { actual, organization }: DraftedSection,
  newcomers: Adopting['newcomers'] = new Map(),
): ActualState {
  let { entries } = actual;
  for (const [called, name] of newcomers) {
    const address = (each: string) => objectAddress('member', organization.name, each);
    entries = renameInState(entries, { from: address(called), to: address(name) });
  }
  return { ...actual, entries };
}
