import type { JsonObject } from '../../../digest/json.ts';
import type { WrittenStatement } from '../../../schema/generated/documents.ts';
import type { StatementOrigin } from '../../decision.ts';
import type { AccessSet } from '../../sets/access-set.ts';
import type { Effort } from '../../sets/effort.ts';
import type { Universe } from '../../sets/universe.ts';
import { universeOf } from '../../sets/universe-of.ts';
import { type CompiledStatement, compileStatement } from '../../statements/compiled-statement.ts';
import type { LintedOrganization } from '../linted-organization.ts';
import type { LintedStatement } from '../linted-statement.ts';
import { type OpenEngine, openEngine } from './open-engine.ts';
import { openHolding } from './open-holding.ts';
import { type OpenedStatement, openStatement } from './opened-statement.ts';
import type { ScopedStatement } from './scoped-statement.ts';
import { statementAccess } from './statement-access.ts';

/** A statement ready to be compared with others, whoever holds it. */
export interface Opened {
  readonly linted: ScopedStatement;
  readonly statement: CompiledStatement;
  readonly set: AccessSet;
  readonly is: Pick<OpenedStatement, 'isMost' | 'isLeast' | 'isVaried' | 'isEven'>;
}

/** The statements of an organization, opened as they are asked for. */
export interface Openings {
  readonly engine: OpenEngine;
  readonly universe: Universe;
  readonly effort: Effort;
  open(statement: ScopedStatement): Opened;
}

/** What comparing may cost for each statement that is written, on the average, and what it may cost at all. */
const perStatement = 2_000;
const atLeast = 200_000;

const known = new WeakMap<LintedOrganization, Openings | undefined>();

/** Undefined where zones are drawn by who asks: then nothing is certain. */
export function openingsOf(linted: LintedOrganization): Openings | undefined {
  if (!known.has(linted)) known.set(linted, makeOpenings(linted));
  return known.get(linted);
}

function makeOpenings({ organization, actions, statements }: LintedOrganization): Openings | undefined {
  const zoneTexts = [...organization.zones.values()].flatMap(({ resources }) => resources);
  if (zoneTexts.some((text) => text.replaceAll('{org_id}', '').includes('{'))) return undefined;
  const engine = openEngine(organization, actions);
  const opened = new Map<LintedStatement, Opened>();
  return {
    engine,
    universe: universeOf([engine]),
    effort: { left: atLeast + perStatement * statements.length },
    open(linted) {
      const before = opened.get(linted);
      if (before !== undefined) return before;
      const made = open(engine, linted);
      opened.set(linted, made);
      return made;
    },
  };
}

function open(engine: OpenEngine, linted: ScopedStatement): Opened {
  const { kind, name, isDeny, scope } = linted;
  const from: StatementOrigin =
    kind === 'role' ? { is: 'permissions', role: name } : { is: 'policy', policy: name, standing: 'file' };
  const { written, ...is } = openStatement(
    linted.written as JsonObject & WrittenStatement,
    engine.keys,
    scope?.on,
  );
  const source = { effect: isDeny ? 'deny' : 'allow', from, index: 0, written } as const;
  const statement = compileStatement(source, engine.workshop);
  const set = statementAccess(engine, statement, scope && openHolding(engine, scope));
  return { linted, statement, set, is };
}
