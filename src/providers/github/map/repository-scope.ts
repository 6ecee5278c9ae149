import { compileGlob, globMatches } from '../../../access/text/glob.ts';
import type { Binding, Organization } from '../../../model/model.ts';
import { isMistake, type Pattern, type PatternPiece } from '../../../model/patterns/pattern.ts';
import { parseResourcePattern } from '../../../model/patterns/resource-pattern.ts';

/** The repositories that a binding is about. */
export interface RepositoryScope {
  /** Those that it names, which need not be there. */
  readonly named: readonly string[];
  /** Whether which others it is about depends on what is there. */
  readonly isOpen: boolean;
  /** Then by what patterns of names: `platform-*`; `*`: every one. */
  readonly open: readonly string[];
  /** Variables that stand for nothing outside of Bylaw. */
  readonly unknown: readonly string[];
  includes(repository: string): boolean;
}

/**
 * `on`, the resources of a zone, or everything, less what lies in isolated zones that the binding does not reach.
 * Repositories are compared without case, as GitHub does.
 */
export function repositoryScope(
  organization: Organization,
  { zone, on }: Pick<Binding, 'zone' | 'on'>,
  reachesZones: boolean,
): RepositoryScope {
  const { id, zones } = organization;
  const compiled = (texts: readonly string[]) => texts.map((text) => compile(text, id));
  const inZone = zone === undefined ? undefined : (zones.get(zone)?.resources ?? []);
  const cuts = [on, inZone].flatMap((texts) => (texts === undefined ? [] : [compiled(texts)]));
  const isolated = [...zones.values()].filter((each) => each.isolated);
  const barred =
    zone !== undefined || reachesZones ? [] : isolated.flatMap(({ resources }) => compiled(resources));
  const includes = (repository: string) => {
    const name = repository.toLowerCase();
    const isIn = cuts.every((cut) => cut.some(({ matches }) => matches(name)));
    return isIn && !barred.some(({ mayMatch }) => mayMatch(name));
  };
  const named = cuts.flat().flatMap(({ name }) => name ?? []);
  const isOpen = cuts.every((cut) => cut.some((each) => each.isOpen));
  const patterns = cuts.length === 0 ? ['*'] : cuts.flat().flatMap(({ pattern }) => pattern ?? []);
  const narrow = patterns.filter(includes);
  return {
    named: [...new Set(named)].filter(includes),
    isOpen,
    // Where no pattern lies within all others, each of them stands for what they have in common.
    open: isOpen ? [...new Set(narrow.length > 0 ? narrow : patterns)] : [],
    unknown: [...new Set(cuts.flat().flatMap(({ variable }) => variable ?? []))],
    includes,
  };
}

/** Whether some of these resources may be a repository. */
export function mayReachRepositories(resources: readonly string[], { id }: Organization): boolean {
  return resources.some((text) => {
    const { name, isOpen, variable } = compile(text, id);
    return isOpen || name !== undefined || variable !== undefined;
  });
}

interface CompiledPattern {
  /** The one repository that it names. */
  readonly name?: string;
  readonly isOpen: boolean;
  /** Of names; `*` for all of them. */
  readonly pattern?: string;
  readonly variable?: string;
  matches(repository: string): boolean;
  /** Counting what a variable could stand for. */
  mayMatch(repository: string): boolean;
}

const never = () => false;
const none: CompiledPattern = { isOpen: false, matches: never, mayMatch: never };

/** The part of a pattern that is about repositories: `krn:<any>:github:{org_id}:repository/<name>`. */
function compile(text: string, organizationId: string): CompiledPattern {
  const parsed = parseResourcePattern(text);
  if (parsed === 'any') {
    const always = () => true;
    return { isOpen: true, pattern: '*', matches: always, mayMatch: always };
  }
  if (isMistake(parsed)) return none;
  const settled = (pattern: Pattern) => withOrganization(pattern, organizationId);
  const [service = [], organization = []] = parsed.head.slice(-2).map(settled);
  if (!mayBe(service, 'github') || !mayBe(organization, organizationId)) return none;
  const rest = settled(parsed.rest).map(lowerCase);
  const mayMatch = (repository: string) => mayBe(rest, `repository/${repository}`);
  const variable = [...parsed.head.flatMap(settled), ...rest].find(isVariable);
  if (variable !== undefined) return { ...none, variable: `{${variable.name}}`, mayMatch };
  const name = literalRepository(rest);
  if (name !== undefined) return { isOpen: false, name, matches: mayMatch, mayMatch };
  const [, pattern = '*'] = text.toLowerCase().split(':repository/');
  // No repository has a name with a slash.
  return { isOpen: true, ...(/[/#\s]/.test(pattern) ? {} : { pattern }), matches: mayMatch, mayMatch };
}

/** Whether a pattern matches a text, if a variable may stand for anything. */
function mayBe(pattern: Pattern, text: string): boolean {
  const open = pattern.map((piece): PatternPiece => (isVariable(piece) ? { is: 'any-text' } : piece));
  return globMatches(compileGlob(open, new Map()), text, 0, text.length);
}

function literalRepository(rest: Pattern): string | undefined {
  if (!rest.every((piece) => piece.is === 'literal')) return undefined;
  const text = rest.map((piece) => (piece.is === 'literal' ? piece.text : '')).join('');
  return text.startsWith('repository/') ? text.slice('repository/'.length) : undefined;
}

function withOrganization(pattern: Pattern, organizationId: string): Pattern {
  return pattern.map(
    (piece): PatternPiece =>
      isVariable(piece) && piece.name === 'org_id' ? { is: 'literal', text: organizationId } : piece,
  );
}

function lowerCase(piece: PatternPiece): PatternPiece {
  return piece.is === 'literal' ? { is: 'literal', text: piece.text.toLowerCase() } : piece;
}

function isVariable(piece: PatternPiece): piece is Extract<PatternPiece, { is: 'variable' }> {
  return piece.is === 'variable';
}
