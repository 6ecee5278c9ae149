import type { Place } from '../../diagnostic/diagnostic.ts';
import { placeLocator } from '../../parse/locate.ts';
import type { SourcePlace } from '../../report/access/source-place.ts';
import type { AskedSource } from './asked-source.ts';

/** The files and lines of places, in the same order; only the files pointed into are read. */
export async function locatePlaces(
  { texts }: Pick<AskedSource, 'texts'>,
  places: readonly Place[],
): Promise<readonly SourcePlace[]> {
  const files = await texts.read(new Set(places.map(({ file }) => file)));
  const find = placeLocator(files);
  const known = new Map<string, SourcePlace>();
  return places.map((place) => {
    const key = `${place.file}\n${place.document}\n${place.path.join('\n')}\n${place.on}`;
    const found = known.get(key) ?? { file: place.file, line: find(place).start.line };
    known.set(key, found);
    return found;
  });
}
