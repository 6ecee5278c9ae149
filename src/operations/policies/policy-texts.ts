import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { didYouMean } from '../../diagnostic/nearest-name.ts';
import type { JsonObject } from '../../digest/json.ts';
import type { Policy } from '../../model/model.ts';
import type { ExpectedVersion } from '../../plan/plan.ts';
import type { PolicyHistory } from '../../plan/policy-history.ts';
import type { PolicyText } from '../../report/policies/policy-reports.ts';
import type { AskedSource } from '../access/asked-source.ts';

/** Everything that is known of one policy: what declares it, what was published, what would be. */
export interface KnownPolicy {
  readonly name: string;
  readonly declared: Policy | undefined;
  readonly history: PolicyHistory | undefined;
  readonly expected: ExpectedVersion | undefined;
}

/** Throws `policy/unknown`. */
export function knownPolicy({ organization, recorded }: AskedSource, name: string): KnownPolicy {
  const declared = organization.policies.get(name);
  const history = recorded?.histories.get(name);
  const expected = recorded?.expected.find(({ policy }) => policy === name);
  if (declared !== undefined || history !== undefined) return { name, declared, history, expected };
  const names = new Set([...organization.policies.keys(), ...(recorded?.histories.keys() ?? [])]);
  throw new BylawError('policy/unknown', `there is no policy \`${name}\``, didYouMean(name, names));
}

export interface ChosenText extends PolicyText {
  readonly statements: readonly JsonObject[];
}

interface PublishedText extends ChosenText {
  readonly version: number;
}

/** The text of a version (`3`, `v3`), or with `file` that of the file. Throws `policy/unknown-version`. */
export function textOf(policy: KnownPolicy, which: string): ChosenText {
  if (which === 'file' && policy.declared !== undefined) return fileText(policy);
  const published = publishedText(policy, which);
  if (published !== undefined) return published;
  const version = numberOf(which);
  if (version !== undefined && version === policy.expected?.version) return fileText(policy);
  const versions = [...(policy.history?.versions ?? []), ...(policy.expected ? [policy.expected] : [])];
  const known = versions.length === 0 ? 'none is published yet' : `there ${upTo(versions.length)}`;
  throw new BylawError('policy/unknown-version', `policy \`${policy.name}\` has no version \`${which}\``, {
    hint: policy.declared === undefined ? known : `${known}; \`file\` is the text of the file`,
  });
}

/** The text of a published version (`3`, `v3`), if there is such a one. */
function publishedText({ history }: KnownPolicy, which: string): PublishedText | undefined {
  const version = numberOf(which);
  const found = history?.versions.find((each) => each.version === version);
  return found && { version: found.version, standing: 'published', statements: found.statements };
}

/** The text of a version to go back to. Throws `policy/unknown-version`. */
export function olderText(policy: KnownPolicy, which: string): PublishedText {
  const found = publishedText(policy, which);
  if (found !== undefined) return found;
  const { name, history } = policy;
  const count = history?.versions.length ?? 0;
  throw new BylawError('policy/unknown-version', `policy \`${name}\` has published no version \`${which}\``, {
    hint:
      count === 0
        ? 'none is published yet, and none can be gone back to'
        : `there ${upTo(count)}; \`bylaw policy history ${name}\` says what each was`,
  });
}

function numberOf(which: string): number | undefined {
  const digits = /^v?(\d{1,9})$/.exec(which)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function upTo(count: number): string {
  return count === 1 ? 'is version 1 alone' : `are versions 1 to ${count}`;
}

/** What the file says, which is a version about to be published where it differs from the newest one. */
export function fileText({ declared, expected, history }: KnownPolicy): ChosenText {
  const statements = declared?.statements ?? [];
  if (expected !== undefined) return { version: expected.version, standing: 'expected', statements };
  const newest = history?.versions.at(-1);
  return newest === undefined
    ? { version: null, standing: 'file', statements }
    : { version: newest.version, standing: 'published', statements: newest.statements };
}
