import type { AccessChange, AccessDiff, AccessRoute, AccessStay } from '../../access/diff/access-diff.ts';
import type { NeededApproval } from '../../access/guardrails/breach.ts';
import type { UnjudgedChange } from '../../access/unjudged/unjudged-changes.ts';
import type { Place, SourceRange } from '../../diagnostic/diagnostic.ts';
import { placeLocator } from '../../parse/locate.ts';
import type { Unjudged } from '../../report/access-diff/access-diff-report.ts';
import type { SourceTexts } from '../source-texts.ts';

/** The files of the two sides: what is lost stood in those before, all else stands in those after. */
export interface SidesOfTexts {
  readonly before: SourceTexts;
  readonly after: SourceTexts;
}

/** An access diff with lines and columns; a step that stands in no file that can be read is told without a place. */
export async function locateAccessDiff<D extends AccessDiff<Place>>(
  diff: D,
  texts: SidesOfTexts,
): Promise<Omit<D, 'changes' | 'stays' | 'forecast'> & Pick<AccessDiff, 'changes' | 'stays' | 'forecast'>> {
  const { changes, stays, forecast } = diff;
  const lost = changes.filter(({ kind }) => kind === 'lost').flatMap(({ routes }) => routes);
  // What the clock will take stands in the files that are proposed.
  const later = forecast.flatMap((each) => each.changes);
  const held = [...changes.filter(({ kind }) => kind !== 'lost'), ...later].flatMap(({ routes }) => routes);
  const before = await locator(texts.before, [...lost, ...stays.map(({ gone }) => gone)]);
  const after = await locator(texts.after, [...held, ...stays.flatMap(({ through }) => through)]);
  const located = (change: AccessChange<Place>, side: typeof after): AccessChange => ({
    ...change,
    routes: change.routes.map(side),
  });
  return {
    ...diff,
    changes: changes.map((change) => located(change, change.kind === 'lost' ? before : after)),
    stays: stays.map(
      ({ gone, through, ...stay }): AccessStay => ({
        ...stay,
        gone: before(gone),
        through: through.map(after),
      }),
    ),
    forecast: forecast.map(({ at, changes: own }) => ({
      at,
      changes: own.map((change) => located(change, after)),
    })),
  };
}

/** The same of approvals, whose guardrails may stand in either side's files. */
export async function locateApprovals(
  needed: readonly NeededApproval<Place>[],
  { before, after }: SidesOfTexts,
): Promise<readonly NeededApproval[]> {
  const places = needed.flatMap(({ because }) => because.flatMap(({ at }) => at ?? []));
  const now = await rangesOf(after, places);
  const then = await rangesOf(before, places);
  return needed.map((approval) => {
    const inBase = !approval.askedBy.includes('head');
    return {
      ...approval,
      because: approval.because.map(({ at, ...reason }) => {
        const range = at === undefined ? undefined : inBase ? (then(at) ?? now(at)) : (now(at) ?? then(at));
        return range === undefined ? reason : { ...reason, at: range };
      }),
    };
  });
}

/** The same of changes that are not compared. */
export async function locateUnjudged(
  changes: readonly UnjudgedChange[],
  texts: SidesOfTexts,
): Promise<readonly Unjudged[]> {
  const placesOf = (side: 'before' | 'after') =>
    changes.flatMap((change) => (change.side === side ? [change.at] : []));
  const before = await rangesOf(texts.before, placesOf('before'));
  const after = await rangesOf(texts.after, placesOf('after'));
  return changes.map(({ of, message, at, side }) => {
    const range = side === 'before' ? before(at) : after(at);
    return { of, message, ...(range === undefined ? {} : { at: range }) };
  });
}

async function locator(
  texts: SourceTexts,
  routes: readonly AccessRoute<Place>[],
): Promise<(route: AccessRoute<Place>) => AccessRoute> {
  const rangeOf = await rangesOf(
    texts,
    routes.flatMap(({ steps }) => steps.flatMap(({ at }) => at ?? [])),
  );
  return ({ steps, ...whose }) => ({
    ...whose,
    steps: steps.map(({ at, ...step }) => {
      const range = at === undefined ? undefined : rangeOf(at);
      return range === undefined ? step : { ...step, at: range };
    }),
  });
}

/** Where places are, each looked for once; of a file that is not there nothing is known. */
async function rangesOf(
  texts: SourceTexts,
  places: readonly Place[],
): Promise<(place: Place) => SourceRange | undefined> {
  const files = await texts.read(new Set(places.map(({ file }) => file)));
  const known = new Set(files.map(({ path }) => path));
  const find = placeLocator(files);
  const found = new Map<string, SourceRange>();
  return (place) => {
    if (!known.has(place.file)) return undefined;
    const key = `${place.file}\n${place.document}\n${place.path.join('\n')}\n${place.on}`;
    const range = found.get(key) ?? find(place);
    found.set(key, range);
    return range;
  };
}
