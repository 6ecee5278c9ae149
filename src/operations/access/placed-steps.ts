import type { Place } from '../../diagnostic/diagnostic.ts';
import type { Document } from '../../parse/document.ts';
import { parseFile } from '../../parse/parse-documents.ts';
import type { StepReport } from '../../report/access/access-reports.ts';
import type { AskedSource } from './asked-source.ts';
import type { Declaration } from './declaration.ts';
import { locatePlaces } from './locate-places.ts';
import type { PathStep } from './path-steps.ts';

/** What tells steps with where the declaration of each stands. */
export async function placedSteps(
  source: Pick<AskedSource, 'texts'>,
  paths: readonly (readonly PathStep[])[],
): Promise<(step: PathStep) => StepReport> {
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
  return ({ is, name, declarations }) => ({
    is,
    name,
    at: declarations.map((each) => byDeclaration.get(each)).find((place) => place !== undefined) ?? null,
  });
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
