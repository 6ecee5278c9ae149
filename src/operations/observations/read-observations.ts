import { mergeObserved } from '../../audit/observations/merge-observed.ts';
import { observedPath } from '../../audit/observations/observed-file.ts';
import type { ObservedMember } from '../../audit/observations/observed-member.ts';
import { type Observation, parseObservation } from '../../audit/observations/parse-observation.ts';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { didYouMean } from '../../diagnostic/nearest-name.ts';
import type { Instant, Model } from '../../model/model.ts';
import type { BadLine } from '../../report/observations/observe-report.ts';
import { boundedLines, type Line } from './bounded-lines.ts';

export interface ReadObservations {
  /** How many lines hold one. */
  readonly observations: number;
  /** By path in the branch: what was seen last. */
  readonly seen: ReadonlyMap<string, ObservedMember>;
  /** The first of them. */
  readonly bad: readonly BadLine[];
  readonly badLines: number;
}

/** More lines than the members of any organization have in years. */
const mostLines = 1_000_000;
const mostTold = 100;

/**
 * Reads lines of observations, each about a declared member; empty lines count for nothing. Takes time by the line,
 * and memory by the member.
 * @throws BylawError `observe/too-much`, and what reading throws
 */
export async function readObservations(
  chunks: AsyncIterable<Uint8Array>,
  model: Model,
  latest: Instant,
): Promise<ReadObservations> {
  const seen = new Map<string, ObservedMember>();
  const bad: BadLine[] = [];
  let [observations, badLines] = [0, 0];
  for await (const line of boundedLines(chunks)) {
    if (line.number > mostLines) throw tooMuch();
    if (line.text?.trim() === '') continue;
    const found = observationIn(line, latest);
    const path = typeof found === 'string' ? undefined : pathOf(model, found);
    if (path !== undefined && typeof found !== 'string') {
      observations += 1;
      seen.set(path, mergeObserved(seen.get(path) ?? {}, found.seen));
      continue;
    }
    badLines += 1;
    if (bad.length >= mostTold) continue;
    const problem = typeof found === 'string' ? found : unknownOf(model, found);
    bad.push({ line: line.number, problem });
  }
  return { observations, seen, bad, badLines };
}

function observationIn({ text }: Line, latest: Instant): Observation | string {
  return text === undefined
    ? 'is too long for an observation, or not UTF-8 text'
    : parseObservation(text, latest);
}

/** Undefined where no such member is declared. */
function pathOf({ organizations }: Model, { organization, member }: Observation): string | undefined {
  const [only = ''] = organizations.size === 1 ? organizations.keys() : [];
  const name = organization ?? only;
  const isDeclared = organizations.get(name)?.members.has(member) === true;
  return isDeclared ? observedPath({ organization: name, member }) : undefined;
}

function unknownOf({ organizations }: Model, { organization, member }: Observation): string {
  const names = [...organizations.keys()].sort();
  if (organization === undefined && names.length !== 1)
    return `does not say which \`organization\`: there are ${names.join(', ')}`;
  const name = organization ?? names[0] ?? '';
  const members = organizations.get(name)?.members;
  if (members === undefined) {
    const { hint } = didYouMean(name, names, `there are ${names.join(', ')}`);
    return `there is no organization \`${name}\`: ${hint}`;
  }
  const { hint } = didYouMean(member, members.keys(), 'none of a like name is declared');
  return `there is no member \`${member}\` in ${name}: ${hint}`;
}

function tooMuch(): BylawError {
  return new BylawError('observe/too-much', `there are more than ${mostLines} lines`, {
    hint: 'part them, and run it for each part',
  });
}
