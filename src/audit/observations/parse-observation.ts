import type { Json } from '../../digest/json.ts';
import { parseJson } from '../../digest/parse-json.ts';
import { instantOf } from '../../model/instant.ts';
import type { Instant } from '../../model/model.ts';
import { validateObservation } from '../../schema/validate-format.ts';
import { isJsonObject } from '../parse-ledger-json.ts';
import { type ObservedMember, type Seen, seenFields } from './observed-member.ts';

/** One line of those that `bylaw observe` reads. */
export interface Observation {
  readonly organization?: string;
  readonly member: string;
  readonly seen: ObservedMember;
}

/** What a line says, or what is wrong with it, in a few words. Nothing is seen after `latest`. */
export function parseObservation(text: string, latest: Instant): Observation | string {
  const value = jsonIn(text);
  if (!isJsonObject(value)) return 'is no JSON object';
  const mistakes = validateObservation(value);
  // A key that is misspelt is missing as well.
  const mistake = mistakes.find(({ keyword }) => keyword === 'unknownKey') ?? mistakes[0];
  if (mistake?.keyword === 'unknownKey')
    return `${mistake.message}: what is, \`bylaw schema observation\` prints`;
  if (mistake !== undefined) return [...mistake.path.map((key) => `\`${key}\``), mistake.message].join(' ');
  return readObservation(value as unknown as Written, latest);
}

/** As the schema has it. */
interface Written extends Seen {
  readonly principal: string;
  readonly organization?: string;
  readonly at: string;
}

function readObservation(written: Written, latest: Instant): Observation | string {
  const at = wholeSecond(written.at);
  if (at === undefined) return '`at` is no time';
  if (at > latest) return '`at` is in the future';
  const values: Seen = { ...written };
  const times: Record<string, Instant> = {};
  for (const field of ['joined', 'lastSignIn'] as const) {
    const text = values[field];
    if (text === undefined) continue;
    const time = wholeSecond(text);
    if (time === undefined) return `\`${field}\` is no time`;
    if (time > at) return `\`${field}\` is after \`at\``;
    times[field] = time;
  }
  const all: Seen = { ...values, ...times };
  const seen = seenFields.flatMap((field) =>
    all[field] === undefined ? [] : [[field, { at, value: all[field] }] as const],
  );
  const { organization, principal } = written;
  return {
    ...(organization === undefined ? {} : { organization }),
    member: principal.slice('member/'.length),
    seen: Object.fromEntries(seen),
  };
}

function jsonIn(text: string): Json | undefined {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/** Parts of a second, which many systems give, are dropped. */
function wholeSecond(text: string): Instant | undefined {
  return instantOf(text.replace(/\.\d+(?=[Z+-])/, ''), 'beginning');
}
