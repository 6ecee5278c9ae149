/** Set by `scripts/build.mjs`: the digest of everything that the bundle was made of. */
declare const __BYLAW_BUILD__: string | undefined;

/**
 * What tells this build from every other, or undefined where Bylaw runs from its sources. What one build made of a
 * file may not be what another makes of it, and neither is what another Node's regular expressions do.
 */
export function currentBuild(): string | undefined {
  return typeof __BYLAW_BUILD__ === 'string' ? `${__BYLAW_BUILD__} ${process.version}` : undefined;
}
