import { createHash } from 'node:crypto';
import type { PlainService, PlainStatement } from '../../../access/naive/documents.ts';
import { awsCatalogue, keyTypesOf } from './aws-catalogue.ts';
import type { AwsPolicy } from './aws-policies.ts';
import { canonicalAws } from './canonical-text.ts';
import { convertStatements, type KeyTypes } from './convert-statements.ts';

export interface Prepared {
  readonly types: KeyTypes;
  readonly services: readonly PlainService[];
  readonly policies: readonly PreparedPolicy[];
  /** `policy v3`, by what the language cannot hold of it. */
  readonly unheld: ReadonlyMap<string, readonly string[]>;
  readonly renamed: number;
}

export interface PreparedPolicy {
  readonly name: string;
  /** In order; undefined where the language cannot hold one. */
  readonly versions: readonly (PreparedVersion | undefined)[];
}

export interface PreparedVersion {
  readonly statements: readonly PlainStatement[];
  /** Of the document as AWS publishes it. */
  readonly canonical: string;
}

export function prepare(all: readonly AwsPolicy[]): Prepared {
  const types = keyTypesOf(all);
  const unheld = new Map<string, string[]>();
  const policies = all.map(({ name, versions }) => ({
    name: policyName(name),
    versions: versions.map(({ id, statements }): PreparedVersion | undefined => {
      const converted = convertStatements(statements, types);
      for (const reason of converted.reasons)
        unheld.set(reason, [...(unheld.get(reason) ?? []), `${name} ${id}`]);
      if (converted.reasons.length > 0) return undefined;
      return { statements: converted.statements, canonical: canonicalAws(statements) };
    }),
  }));
  const renamed = all.filter(({ name }) => policyName(name) !== name.toLowerCase()).length;
  return { types, services: awsCatalogue(all, types), policies, unheld, renamed };
}

/** A name here has 63 characters at most, AWS allows 128 and some others. */
function policyName(name: string): string {
  const lower = name.toLowerCase().replaceAll(/[^a-z0-9._-]/g, '-');
  if (lower.length <= 63 && lower === name.toLowerCase()) return lower;
  return `${lower.slice(0, 54)}-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
}
