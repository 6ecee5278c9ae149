import type { Contribution } from '../../access/decision.ts';
import type { Place } from '../../diagnostic/diagnostic.ts';
import type { Binding, TeamMembership } from '../../model/model.ts';
import { presentFields } from '../../model/present-fields.ts';
import type { Document } from '../../parse/document.ts';
import { parseFile } from '../../parse/parse-documents.ts';
import type { ContributionReport, LinkTerms, StatementReport } from '../../report/access/access-reports.ts';
import { pathText } from '../../report/access/path-text.ts';
import type { SourcePlace } from '../../report/access/source-place.ts';
import type { AskedSource } from './asked-source.ts';
import type { Declaration } from './declaration.ts';
import { locatePlaces } from './locate-places.ts';
import { type PathStep, pathSteps } from './path-steps.ts';

/** Contributions with every step of their paths, and where each is declared; in the same order. */
export async function reportContributions(
  source: Pick<AskedSource, 'organization' | 'texts'>,
  contributions: readonly Contribution[],
  tell?: (contribution: Contribution, steps: readonly PathStep[]) => void,
): Promise<readonly ContributionReport[]> {
  const paths = contributions.map((each) => pathSteps(source.organization, each));
  for (const [index, each] of contributions.entries()) tell?.(each, paths[index] ?? []);
  const places = await placesOf(source, paths);
  return contributions.map((contribution, index) =>
    reportOne(
      contribution,
      (paths[index] ?? []).map((step) => ({ step, at: places(step) })),
    ),
  );
}

function reportOne(
  { effect, layer, path, statement }: Contribution,
  steps: readonly { readonly step: PathStep; readonly at: SourcePlace | null }[],
): ContributionReport {
  const reported = steps.map(({ step: { is, name }, at }) => ({ is, name, at }));
  const { binding, membership } = path;
  return {
    effect,
    layer,
    path: reported,
    text: pathText(reported),
    ...(binding === undefined ? {} : { binding: termsOf(binding) }),
    ...(membership === undefined ? {} : { membership: termsOf(membership) }),
    statement: reportStatement(statement, reported.at(-1)?.at ?? null),
  };
}

/** A statement, and where it stands. */
export function reportStatement(
  { from, sid, index, written }: Contribution['statement'],
  at: SourcePlace | null,
): StatementReport {
  const of =
    from.is === 'policy'
      ? { policy: from.policy, ...presentFields({ version: from.version }), standing: from.standing }
      : from.is === 'permissions'
        ? { role: from.role }
        : { token: from.token };
  return { ...of, ...presentFields({ sid }), index, at, written };
}

function termsOf(link: Binding | TeamMembership): LinkTerms {
  const { starts, expires, reason, ticket } = link;
  const { zone, on } = 'on' in link || 'zone' in link ? link : { zone: undefined, on: undefined };
  return presentFields({ zone, on, starts, expires, reason, ticket });
}

/** What tells where the declaration of a step stands. */
async function placesOf(
  source: Pick<AskedSource, 'texts'>,
  paths: readonly (readonly PathStep[])[],
): Promise<(step: PathStep) => SourcePlace | null> {
  const documentAt = await documentsAt(
    source,
    paths.flatMap((steps) => steps.flatMap((step) => step.declarations)),
  );
  const known = new Map<Declaration, Place | undefined>();
  for (const { declarations } of paths.flat()) {
    for (const each of declarations) if (!known.has(each)) known.set(each, placeIn(documentAt(each), each));
  }
  const declared = [...known].filter((pair): pair is [Declaration, Place] => pair[1] !== undefined);
  const located = await locatePlaces(
    source,
    declared.map(([, place]) => place),
  );
  const byDeclaration = new Map(declared.map(([each], index) => [each, located[index]]));
  return ({ declarations }) =>
    declarations.map((each) => byDeclaration.get(each)).find((place) => place !== undefined) ?? null;
}

function placeIn(document: Document | undefined, { origin, at }: Declaration): Place | undefined {
  const path = document === undefined ? undefined : at(document.body);
  if (path === undefined) return undefined;
  return { file: origin.file, document: origin.document, path: [...origin.path, ...path], on: 'value' };
}

/** The documents that declarations are of, as their files have them. */
async function documentsAt(
  { texts }: Pick<AskedSource, 'texts'>,
  declarations: readonly Declaration[],
): Promise<(declaration: Declaration) => Document | undefined> {
  const files = await texts.read(new Set(declarations.map(({ origin }) => origin.file)));
  const byPlace = new Map<string, Document>();
  for (const file of files) {
    for (const document of parseFile(file).value ?? []) byPlace.set(keyOf(document), document);
  }
  return (declaration) => byPlace.get(keyOf(declaration));
}

function keyOf({ origin: { file, document, path } }: Pick<Document, 'origin'>): string {
  return `${file}\n${document}\n${path.join('\n')}`;
}
