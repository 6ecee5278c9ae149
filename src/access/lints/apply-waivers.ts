import { catalogue } from '../../diagnostic/catalogue.ts';
import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import { didYouMean } from '../../diagnostic/nearest-name.ts';
import type { Waiver } from '../../model/model.ts';
import { placeAt } from '../../model/place.ts';
import type { Finding } from './lint.ts';
import type { LintedOrganization } from './linted-organization.ts';

/** What is told: the findings that nothing waives, and the waivers that waive nothing (any more). */
export function applyWaivers(
  findings: readonly Finding[],
  { organization: { waivers }, now }: Pick<LintedOrganization, 'organization' | 'now'>,
): readonly PlacedDiagnostic[] {
  if (waivers.length === 0) return findings.map(({ diagnostic }) => diagnostic);
  const byTarget = new Map(
    waivers.filter((waiver) => !isExpired(waiver, now)).map((each) => [keyOf(each), each]),
  );
  const needed = new Set<string>();
  const told = findings.flatMap(({ of, diagnostic }) => {
    const key = keyOf({ code: diagnostic.code, of });
    needed.add(key);
    return byTarget.has(key) ? [] : [diagnostic];
  });
  return [...told, ...waivers.flatMap((waiver) => aboutWaiver(waiver, needed.has(keyOf(waiver)), now))];
}

function keyOf({ code, of }: Pick<Waiver, 'code' | 'of'>): string {
  return `${code} ${of}`;
}

function isExpired({ expires }: Waiver, now: number): boolean {
  return expires !== undefined && Date.parse(expires) <= now;
}

function aboutWaiver(waiver: Waiver, isNeeded: boolean, now: number): PlacedDiagnostic | readonly [] {
  const { code, of, origin } = waiver;
  if (!isNeeded) {
    const lints = Object.keys(catalogue).filter((each) => each.startsWith('access/'));
    return createDiagnostic('access/needless-waiver', {
      message: `no \`${code}\` is told of \`${of}\``,
      at: placeAt(origin, ['code']),
      ...(lints.includes(code)
        ? { hint: 'remove the waiver' }
        : didYouMean(code, lints, 'remove the waiver')),
    });
  }
  if (!isExpired(waiver, now)) return [];
  return createDiagnostic('access/expired-waiver', {
    message: `the waiver of \`${code}\` for \`${of}\` has expired`,
    at: placeAt(origin, ['expires']),
    hint: 'mend what it waives, or decide anew and write a later date',
  });
}
