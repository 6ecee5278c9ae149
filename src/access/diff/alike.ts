import { numbering } from '../numbering.ts';
import type { Asked } from './asked.ts';
import type { Finding } from './compare-held.ts';

/** How the access of one principal differs from a moment on. */
export interface Span {
  /** In milliseconds; undefined: at once. */
  readonly from: number | undefined;
  readonly findings: readonly Finding[];
  /** Both sides at that moment. */
  readonly before: Asked;
  readonly after: Asked;
}

export interface Member {
  readonly principal: string;
  readonly spans: readonly Span[];
}

/** Principals of whom the same changes at the same times and by the same ways. */
export interface Alike {
  /** In the order in which they were added. What is found of the first is so of all. */
  readonly members: readonly [Member, ...Member[]];
}

/** Puts principals together of whom the same changes. */
export interface Gathering {
  add(member: Member): void;
  readonly alike: Iterable<Alike>;
}

export function gathering(): Gathering {
  const groups = new Map<string, { readonly members: [Member, ...Member[]] }>();
  const keyOf = findingKeys();
  return {
    add(member) {
      const key = member.spans.map(({ from, findings }) => `${from ?? ''}:${keyOf(findings)}`).join();
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { members: [member] });
      else group.members.push(member);
    },
    get alike() {
      return groups.values();
    },
  };
}

/** The same for findings that read the same and come about by the same ways. */
function findingKeys(): (findings: readonly Finding[]) => number {
  const known = new Map<readonly Finding[], number>();
  const numberOf = numbering();
  const ofOne = new Map<Finding, number>();
  return (findings) => {
    const before = known.get(findings);
    if (before !== undefined) return before;
    const own = numberOf(findings.map(keyOf).join());
    known.set(findings, own);
    return own;
  };

  /** Many are changed alike in an action: what they have in common is one object. */
  function keyOf(finding: Finding): number {
    const before = ofOne.get(finding);
    if (before !== undefined) return before;
    const { action, difference } = finding;
    const { text, ways, denials } = difference;
    const own = numberOf(`${action.name} ${numberOf(text)} ${numberOf(ways)} ${numberOf(denials)}`);
    ofOne.set(finding, own);
    return own;
  }
}
