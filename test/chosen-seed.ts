/** What `npm test` draws from: on one commit it always does the same. */
const usualSeed = 20261122;

/** The seed of this run: `BYLAW_SEED`, a new one in full runs and for `BYLAW_SEED=random`, else always the same. */
export function chosenSeed(): number {
  const given = process.env.BYLAW_SEED;
  if (given === 'random' || (given === undefined && process.env.BYLAW_FULL === '1'))
    return Math.floor(Math.random() * 2 ** 31);
  return given === undefined ? usualSeed : Number(given);
}
