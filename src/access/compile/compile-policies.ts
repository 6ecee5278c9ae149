import type { JsonObject } from '../../digest/json.ts';
import { jsonEqual } from '../../digest/json-equal.ts';
import type { Role } from '../../model/model.ts';
import type { StatementOrigin, StatementSource } from '../decision.ts';
import type { VersionInForce } from '../engine/policy-versions.ts';
import type { CompiledRole } from '../engine/principal.ts';
import { type CompiledStatement, compileStatement, type Workshop } from '../statements/compiled-statement.ts';
import { type StatementTable, statementTable } from '../statements/statement-table.ts';
import { mappedActions } from './mapped-actions.ts';

/** Compiles the statements of an organization, each once however many roles hold it. */
export interface StatementCompiler {
  role(role: Role): CompiledRole;
  /** Undefined where there is no boundary. */
  boundary(references: readonly string[]): StatementTable | undefined;
  scopes(token: string, statements: readonly JsonObject[]): StatementTable;
  /** All that was compiled. */
  readonly sources: readonly StatementSource[];
}

/** What was compiled in a workshop, for whoever compiles more of it there. */
export interface KnownStatements {
  readonly roles: Map<string, { readonly lists: readonly Statements[]; readonly compiled: CompiledRole }>;
  readonly boundaries: Map<string, StatementTable>;
  /** By where they are from. */
  readonly lists: Map<string, { readonly written: Written; readonly compiled: Statements }>;
}

type Written = readonly JsonObject[];
type Statements = readonly CompiledStatement[];
const noStatements: Statements = [];

export function nothingKnown(): KnownStatements {
  return { roles: new Map(), boundaries: new Map(), lists: new Map() };
}

/** @param isSame whether two lists say the same, where much of that is known already */
export function statementCompiler(
  workshop: Workshop,
  resolve: (reference: string) => VersionInForce | undefined,
  known: KnownStatements,
  isSame: (one: Written, other: Written) => boolean = jsonEqual,
): StatementCompiler {
  const sources: StatementSource[] = [];
  const versions = new Map<string, Statements>();
  const boundaries = new Map<string, StatementTable>();
  const inForce = (references: readonly string[]) => references.flatMap((each) => policy(resolve(each)));
  return {
    sources,
    role: (role) => {
      const { name, policies, reachesZones } = role;
      const own = compile(`permissions ${name}`, ownStatements(role), { is: 'permissions', role: name });
      // By two names it may hold one version twice.
      const lists = new Set([own, ...policies.map((each) => policy(resolve(each)))]);
      const before = known.roles.get(name);
      if (before?.compiled.reachesZones === reachesZones && areSame(before.lists, [...lists]))
        return before.compiled;
      const compiled = { name, reachesZones, table: statementTable([...lists].flat()) };
      known.roles.set(name, { lists: [...lists], compiled });
      return compiled;
    },
    boundary(references) {
      if (references.length === 0) return undefined;
      const key = references.join(' ');
      const table = boundaries.get(key) ?? tableOf(key, inForce(references));
      boundaries.set(key, table);
      return table;
    },
    scopes: (token, statements) =>
      statementTable(compile(`scopes ${token}`, statements, { is: 'scopes', token })),
  };

  function tableOf(boundary: string, statements: Statements): StatementTable {
    const before = known.boundaries.get(boundary);
    if (before !== undefined && areSame(before.statements, statements)) return before;
    const table = statementTable(statements);
    known.boundaries.set(boundary, table);
    return table;
  }

  function policy(version: VersionInForce | undefined): Statements {
    if (version === undefined) return noStatements;
    const { policy: name, version: number, standing, statements } = version;
    const key = `${name}@${number} ${standing}`;
    const before = versions.get(key);
    if (before !== undefined) return before;
    const from = {
      is: 'policy',
      policy: name,
      ...(number === undefined ? {} : { version: number }),
      standing,
    } as const;
    const compiled = compile(`policy ${key}`, statements, from);
    versions.set(key, compiled);
    return compiled;
  }

  /** @param key of where they are from */
  function compile(key: string, written: Written, from: StatementOrigin): Statements {
    const before = known.lists.get(key);
    const isKnown = before !== undefined && isSame(before.written, written);
    const compiled = isKnown ? before.compiled : compileAnew(written, from);
    if (!isKnown) known.lists.set(key, { written, compiled });
    for (const { source } of compiled) sources.push(source);
    return compiled;
  }

  function compileAnew(statements: readonly JsonObject[], from: StatementOrigin): Statements {
    return statements.flatMap((written, index) => {
      const source = sourceOf(written, index, from);
      const isUnknown = from.is === 'policy' && from.standing === 'missing';
      return isUnknown && source.effect === 'allow' ? [] : [compileStatement(source, workshop)];
    });
  }
}

function areSame<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((each, at) => each === other[at]);
}

/**
 * Plain permissions reach every resource of the organization, which the one who compiles them sees to; and so does what
 * the role is in another system, which is a statement of its own.
 */
export function ownStatements(role: Pick<Role, 'permissions' | 'github'>): readonly JsonObject[] {
  return [role.permissions, mappedActions(role)].flatMap((actions) =>
    actions.length === 0 ? [] : [{ effect: 'allow', actions }],
  );
}

function sourceOf(written: JsonObject, index: number, from: StatementOrigin): StatementSource {
  const { sid } = written;
  const effect = written.effect === 'allow' ? 'allow' : 'deny';
  return { effect, from, ...(typeof sid === 'string' ? { sid } : {}), index, written };
}
