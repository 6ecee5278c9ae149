import type { Engine } from '../../engine/engine.ts';
import type { CompiledPrincipal, Holding, HoldingGroup } from '../../engine/principal.ts';
import type { ContentKeys } from './content-keys.ts';
import { standingForGood } from './facets.ts';
import { limitedLayers } from './held-layers.ts';
import type { Keyed } from './place-keys.ts';

/** All that a principal holds from a time on, when and by which path: equal texts, equal access for ever. */
export interface Timelines {
  of(principal: CompiledPrincipal | undefined, now: number): string;
}

export function timelines(engine: Engine, content: ContentKeys): Timelines {
  /** What a team gives is the same for everybody in it. */
  const shared = new Map<readonly Holding[], { readonly now: number; readonly text: string | undefined }>();
  return { of };

  function of(principal: CompiledPrincipal | undefined, now: number): string {
    if (principal === undefined || isGoneForGood(principal, now)) return '';
    const { token } = principal;
    const layers = limitedLayers(engine, principal).map(({ holder, groups, limits }) => {
      const held = groups === undefined ? '*' : ofGroups(holder, groups, now);
      if (limits.length === 0) return held;
      const key = (keyed: Keyed) => keyed.key + standingForGood(keyed.facets, holder.subject, now);
      return [held, ...limits.map(({ is, table }) => `${is} ${key(content.table(table))}`)].join('|');
    });
    if (token === undefined) return layers.join('/');
    return `${layers.join('/')} until ${token.expires} of ${token.owner.name}`;
  }

  function ofGroups(holder: CompiledPrincipal, groups: readonly HoldingGroup[], now: number): string {
    const texts: string[] = [];
    for (const group of groups) {
      if (now >= group.expires) continue;
      const text = sharedText(group.holdings, now) ?? ofHoldings(holder, group.holdings, now);
      if (text !== '') texts.push(`${text}${periodOf(group, now)}`);
    }
    return texts.length < 2 ? (texts[0] ?? '') : texts.sort().join();
  }

  function sharedText(holdings: readonly Holding[], now: number): string | undefined {
    const before = shared.get(holdings);
    if (before?.now === now) return before.text;
    const isSame = holdings.every((holding) => content.holding(holding).facets.reads.length === 0);
    const whole = isSame ? ofHoldings(undefined, holdings, now) : undefined;
    const text = whole === undefined || whole === '' ? whole : content.text(whole);
    shared.set(holdings, { now, text });
    return text;
  }

  function ofHoldings(
    holder: CompiledPrincipal | undefined,
    holdings: readonly Holding[],
    now: number,
  ): string {
    return holdings
      .filter(({ expires }) => now < expires)
      .map((holding) => {
        const { key, facets } = content.holding(holding);
        const values = holder === undefined ? '' : standingForGood(facets, holder.subject, now);
        return `${key}${values}${content.path(holding)}${periodOf(holding, now)}`;
      })
      .sort()
      .join();
  }
}

function isGoneForGood({ inactive, token }: CompiledPrincipal, now: number): boolean {
  return (
    inactive !== undefined ||
    (token !== undefined && (now >= token.expires || token.owner.inactive !== undefined))
  );
}

function periodOf({ starts, expires }: HoldingGroup | Holding, now: number): string {
  if (starts <= now && expires === Number.POSITIVE_INFINITY) return '';
  return `[${starts <= now ? '' : starts}-${expires}]`;
}
