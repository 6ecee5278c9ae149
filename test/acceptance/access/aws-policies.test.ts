import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { newTally } from '../../access/tally.ts';
import { isFull } from '../hardening/counts.ts';
import { type AwsPolicy, awsPolicies } from './aws/aws-policies.ts';
import { canonicalPlain } from './aws/canonical-text.ts';
import { compareDecisions, organizationOf } from './aws/compare-decisions.ts';
import { compareLints } from './aws/compare-lints.ts';
import { type PreparedPolicy, type PreparedVersion, prepare } from './aws/prepare.ts';
import { publishAll } from './aws/publish-rounds.ts';
import { readLedger } from './aws/read-ledger.ts';

const stored = awsPolicies();

const kinds = ['matched', 'allow', 'explicit-deny', 'implicit-deny', 'refused'] as const;

/** Reduced, some policies that have several versions. */
function sample(all: readonly AwsPolicy[]): readonly AwsPolicy[] {
  if (isFull) return all;
  return all.filter(({ versions }) => versions.length >= 6 && versions.length <= 8).slice(0, 12);
}

describe.skipIf(stored === undefined)(
  'the managed policies of AWS (skipped: no registry to fetch them from)',
  () => {
    const all = stored ?? [];
    const prepared = prepare(sample(all));

    it('are held by the language, but for what is named here', () => {
      const { unheld, renamed } = prepare(all);
      const total = all.flatMap(({ versions }) => versions).length;
      const documents = new Set([...unheld.values()].flat());
      console.log(
        `${total - documents.size} of ${total} versions of ${all.length} policies converted; ${renamed} names shortened`,
      );
      for (const [reason, names] of unheld) {
        const short = names.slice(0, 5).join(', ');
        console.log(`- ${reason}: ${names.length} (${short}${names.length > 5 ? ', …' : ''})`);
      }
      expect([all.length, total]).toEqual([1594, 6194]);
      expect(documents.size).toBeLessThan(total / 50);
    });

    it('are valid, linted, and decided as by somebody who reads semantics.md', {
      timeout: 3_600_000,
    }, async () => {
      const tally = newTally();
      const lints = new Map<string, number>();
      const noteLint = (code: string) => lints.set(code, (lints.get(code) ?? 0) + 1);
      for (const policy of prepared.policies) {
        const versions = policy.versions.filter((each) => each !== undefined);
        for (let from = 0; from < versions.length; from += 20) {
          const together = organizationOf(versions.slice(from, from + 20), prepared);
          compareDecisions(together, prepared, tally.note);
          await compareLints(together, noteLint);
        }
      }
      console.log(`decided alike: ${kinds.map((each) => `${tally.of(each)} ${each}`).join(', ')}`);
      console.log(
        `linted: ${[...lints]
          .sort()
          .map((each) => each.join(' '))
          .join(', ')}`,
      );
      const versions = prepared.policies.flatMap((policy) => policy.versions);
      expect(tally.of('matched')).toBeGreaterThan(versions.length * 0.9);
      expect(tally.of('implicit-deny')).toBeGreaterThan(versions.length / 10);
      expect(tally.of('refused')).toBe(0);
    });

    it('are published in order, in rounds of one version each', { timeout: 3_600_000 }, async () => {
      const started = performance.now();
      const repositories = await publishAll(prepared);
      const seconds = Math.round((performance.now() - started) / 1000);
      const published = repositories.flatMap(({ folder, policies }) => {
        execFileSync('git', ['fsck', '--strict'], { cwd: folder, stdio: 'pipe' });
        const ledger = readLedger(folder);
        return policies.map((policy) => expectPublished(policy, ledger));
      });
      const rounds = Math.max(...repositories.map((each) => each.rounds));
      const held = prepared.policies.flatMap(({ versions }) => versions.filter((each) => each !== undefined));
      const count = published.reduce((sum, each) => sum + each, 0);
      console.log(
        `${count} versions of ${prepared.policies.length} policies published in ${rounds} rounds, ` +
          `${held.length - count} equal to the one before published nothing; ${seconds} s`,
      );
    });
  },
);

/** What has to be published: each version that differs from the one before, by AWS's own documents. */
function numbered({ versions }: PreparedPolicy): readonly PreparedVersion[] {
  const held = versions.filter((each) => each !== undefined);
  return held.filter((each, at) => each.canonical !== held[at - 1]?.canonical);
}

/** Numbers by order, the text of each, and the newest in force; gives how many there are. */
function expectPublished(policy: PreparedPolicy, ledger: ReadonlyMap<string, string>): number {
  const { name } = policy;
  const expected = numbered(policy);
  const folder = `organizations/aws/policies/${name}/`;
  const numbers = [...ledger.keys()].filter(
    (path) => path.startsWith(folder) && /^\d+\.json$/.test(path.slice(folder.length)),
  );
  expect(numbers.length, name).toBe(expected.length);
  for (const [index, version] of expected.entries()) {
    const { statements } = JSON.parse(ledger.get(`${folder}${index + 1}.json`) ?? '{}');
    expect(canonicalPlain(statements), `${name}@${index + 1}`).toBe(canonicalPlain(version.statements));
  }
  if (expected.length === 0) return 0;
  const managed = ledger.get(`organizations/aws/targets/directory/managed/policy/${name}.json`);
  expect(Number(/"version": (\d+)/.exec(managed ?? '')?.[1]), name).toBe(expected.length);
  return expected.length;
}
