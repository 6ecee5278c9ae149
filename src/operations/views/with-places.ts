import { placeAt } from '../../model/place.ts';
import type { Origin } from '../../parse/document.ts';
import type { SourcePlace } from '../../report/access/source-place.ts';
import type { AskedSource } from '../access/asked-source.ts';
import { locatePlaces } from '../access/locate-places.ts';

/** Things with the file and line of each in place of its origin. */
export async function withPlaces<T extends { readonly origin: Origin }>(
  source: AskedSource,
  things: readonly T[],
): Promise<readonly (Omit<T, 'origin'> & { readonly at: SourcePlace })[]> {
  const places = await locatePlaces(
    source,
    things.map(({ origin }) => placeAt(origin, [])),
  );
  return things.map(({ origin, ...thing }, index) => ({
    ...thing,
    at: places[index] ?? { file: origin.file, line: 1 },
  }));
}

/** Where the document itself is declared: its name. */
export async function placeOfName(
  source: AskedSource,
  { origin }: { readonly origin: Origin },
): Promise<SourcePlace> {
  const [at] = await locatePlaces(source, [placeAt(origin, ['name'])]);
  return at ?? { file: origin.file, line: 1 };
}
