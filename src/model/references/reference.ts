import type { Origin } from '../../parse/document.ts';
import type { NamedKind } from '../organization/declared-organization.ts';

/** The kinds of documents that others refer to by name. */
export type ReferredKind = Extract<
  NamedKind,
  'Role' | 'Policy' | 'Team' | 'Member' | 'ServiceAccount' | 'Token' | 'Zone'
>;

/** A name written in one document that stands for another document. */
export interface Reference {
  readonly to: ReferredKind;
  /** Without what is written around it: `ana` of `member/ana`, `read-events` of `read-events@3`. */
  readonly name: string;
  /** The document it is written in. */
  readonly from: Origin;
  readonly path: readonly (string | number)[];
}

type Path = readonly (string | number)[];

/** A reference by plain name, if there is one. */
export function* one(
  to: ReferredKind,
  name: string | undefined,
  from: Origin,
  path: Path,
): Iterable<Reference> {
  if (name !== undefined) yield { to, name, from, path };
}

/** References by plain name in a list. */
export function* each(
  to: ReferredKind,
  names: readonly string[] | undefined,
  from: Origin,
  path: Path,
): Iterable<Reference> {
  for (const [index, name] of (names ?? []).entries()) yield { to, name, from, path: [...path, index] };
}

/** References to policies, with or without a version. */
export function* eachPolicy(
  policies: readonly string[] | undefined,
  from: Origin,
  path: Path,
): Iterable<Reference> {
  yield* each('Policy', policies?.map(policyName), from, path);
}

/** A reference to a principal, `member/ana`; `*` refers to nobody in particular. */
export function* principal(written: string | undefined, from: Origin, path: Path): Iterable<Reference> {
  const [kind = '', name = ''] = written?.split('/') ?? [];
  const to = principalKinds[kind];
  if (to !== undefined) yield { to, name, from, path };
}

export function* eachPrincipal(
  written: readonly string[] | undefined,
  from: Origin,
  path: Path,
): Iterable<Reference> {
  for (const [index, text] of (written ?? []).entries()) yield* principal(text, from, [...path, index]);
}

/** `read-events` of `read-events@3`. */
export function policyName(reference: string): string {
  return reference.replace(/@\d+$/, '');
}

const principalKinds: Readonly<Record<string, ReferredKind>> = {
  member: 'Member',
  team: 'Team',
  'service-account': 'ServiceAccount',
  token: 'Token',
};
