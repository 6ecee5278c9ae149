import type { Deed } from '../../authorship/deed.ts';
import type { CompiledStatement } from '../../statements/compiled-statement.ts';
import type { Standing } from './standing.ts';

/** What somebody could do to the documents of an organization so as to have more access than before. */
export interface Change extends Deed {
  /** "give themselves `auditor`" */
  readonly does: string;
  /** How they would then stand. */
  readonly after: Standing;
  /** The allows that they would hold then. */
  readonly gained: readonly CompiledStatement[];
  /** What already lets pass all that a gained allow has to be compared with; by default what they hold. */
  readonly against?: readonly CompiledStatement[];
  /** The denies that would be gone. */
  readonly freed?: readonly CompiledStatement[];
  /** Patterns of resources on which more may be allowed. */
  readonly on?: readonly string[];
  /** Whether it is told where no example is found: access then depends on what nobody can list. */
  readonly isOpen?: boolean;
}

/** The changes that one sort of document offers somebody, the strongest first. */
export type Changes = (standing: Standing, parts: Parts) => Iterable<Change>;

/** What is the same for everybody in an organization. */
export interface Parts {
  /** Whether somebody may do an action of the `bylaw` service to a document: `may(who, 'roles.edit', 'role/x')`. */
  may(standing: Standing, action: string, resource: string): boolean;
  /** The same of a second step, though it is told already that somebody raises their access by that action. */
  mayThen(standing: Standing, action: string, resource: string): boolean;
  /** What holding a role gives, the roles that give most first. */
  readonly roles: readonly GivenRole[];
  /** Statements that allow everything in the organization. */
  readonly everything: CompiledStatement;
  readonly people: () => readonly Standing['principal'][];
  readonly effort: Effort;
}

/** What may still be spent, in comparisons of two statements: the same for the same files, as no clock would be. */
export interface Effort {
  left: number;
}

export interface GivenRole {
  readonly name: string;
  readonly holdings: Standing['principal']['groups'][number]['holdings'];
}
