import type { DriftedObject } from '../../audit/drifted-objects.ts';
import { placeAt } from '../../model/place.ts';
import { placeLocator } from '../../parse/locate.ts';
import type { DesiredState } from '../../plan/state.ts';
import type { ReportedObject } from '../../report/drift/drift-report.ts';
import type { SourceTexts } from '../source-texts.ts';

/** Objects with the places where they are declared. */
export async function placedObjects(
  objects: readonly DriftedObject[],
  { origins }: Pick<DesiredState, 'origins'>,
  files: SourceTexts,
): Promise<readonly ReportedObject[]> {
  const declared = objects.flatMap(({ object }) => origins.get(object)?.file ?? []);
  const rangeOf = placeLocator(await files.read(declared));
  return objects.map((each) => {
    const origin = origins.get(each.object);
    return origin === undefined ? each : { ...each, at: rangeOf(placeAt(origin, ['name'])) };
  });
}
