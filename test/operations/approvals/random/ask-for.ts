import type { PlainTeam, PlainWorld } from '../../../access/naive/documents.ts';
import { documentsOf, idOf } from '../../../access/naive/find-document.ts';
import { isInForce } from '../../../access/naive/instants.ts';
import { matchResource } from '../../../access/naive/match-resource.ts';
import { teamsOf } from '../../../access/naive/teams-of.ts';
import { type Doc, decisive } from './documents.ts';
import { resources } from './first-files.ts';
import { accountOf, type Point } from './may-do.ts';

interface Approval {
  readonly gains: {
    readonly actions: readonly string[];
    readonly resources?: readonly string[];
    readonly privileged?: boolean;
  };
  readonly by: readonly string[];
  readonly count?: number;
}

export interface Rule extends Approval {
  readonly name: string;
  readonly exempt: readonly { readonly principal: string; readonly expires: string }[];
}

export function rulesIn(files: readonly Doc[]): readonly Rule[] {
  return files.flatMap(({ kind, name, approval, exempt = [] }) =>
    kind === 'Guardrail' ? [{ name, ...(approval as Approval), exempt: exempt as Rule['exempt'] }] : [],
  );
}

/** What the services of some files call privileged, and all else that there is to do. */
export function catalogue(some: readonly PlainWorld[]) {
  const points = new Map<string, Point>();
  const privileged = new Set<string>();
  for (const { name, actions } of some.flatMap((each) => documentsOf(each, 'Service')))
    for (const [action, declared] of Object.entries(actions)) {
      const { privileged: is, resources: types } = declared as {
        privileged?: boolean;
        resources?: readonly string[];
      };
      if (is === true) privileged.add(`${name}:${action}`);
      for (const resource of types === undefined ? ['*'] : resources)
        points.set(`${name}:${action} ${resource}`, { action: `${name}:${action}`, resource });
    }
  return { points: [...points.values()], privileged };
}

/** Whether a rule asks for an approval where somebody comes to do something. */
export function isAbout(
  { gains }: Rule,
  { action, resource }: Point,
  privileged: ReadonlySet<string>,
): boolean {
  if (gains.privileged === true && !privileged.has(action)) return false;
  const matches = (pattern: string, text: string) =>
    new RegExp(`^${pattern.replace(/[.]/g, '\\.').replaceAll('*', '.*')}$`).test(text);
  if (!gains.actions.some((each) => matches(each, action))) return false;
  const known = (name: string) => (name === 'org_id' ? 'acme' : undefined);
  return gains.resources?.some((each) => matchResource(each, resource, known) === true) ?? true;
}

/** Whose approval counts at a moment, by the numbers of their accounts. */
export function approversAt(files: readonly Doc[], { by }: Rule, at: number): ReadonlySet<number> {
  const world: PlainWorld = { documents: decisive(files) };
  const found = documentsOf(world, 'Member').flatMap((member) => {
    const account = accountOf(member);
    if (account === undefined || member.status === 'suspended') return [];
    const teams: readonly PlainTeam[] = teamsOf(world, `member/${member.name}`, at);
    const named = [`member/${member.name}`, ...teams.map(({ name }) => `team/${name}`)];
    return named.some((each) => by.includes(each)) ? [account] : [];
  });
  return new Set(found);
}

/** Whether anybody at all, be they suspended or not there yet, is meant by a rule. */
export function hasAnybody(files: readonly Doc[], rule: Rule): boolean {
  const dateless = JSON.parse(JSON.stringify(files), (key, value) =>
    key === 'starts' || key === 'expires' || key === 'status' ? undefined : value,
  ) as readonly Doc[];
  return approversAt(dateless, rule, 0).size > 0;
}

/** Whether a rule lets somebody pass, whom the files have under an id. */
export function isExempt(files: readonly Doc[], { exempt }: Rule, id: string, at: number): boolean {
  const world: PlainWorld = { documents: decisive(files) };
  const member = documentsOf(world, 'Member').find((each) => idOf(each) === id);
  if (member === undefined) return false;
  const teams = teamsOf(world, `member/${member.name}`, at).map(({ name }) => `team/${name}`);
  return exempt.some(
    ({ principal, expires }) =>
      isInForce({ expires }, at) && [`member/${member.name}`, ...teams].includes(principal),
  );
}
