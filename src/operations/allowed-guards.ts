import { BylawError } from '../diagnostic/bylaw-error.ts';
import { didYouMean } from '../diagnostic/nearest-name.ts';
import { guardNames } from '../plan/guards/check-guards.ts';
import { isCi } from './is-ci.ts';
import type { Session } from './session.ts';

/** What a flag may pass and no target: that an apply waits for approvals. */
const known: readonly string[] = [...guardNames, 'approval'];

/**
 * The guards that `--allow` names. In CI none: there only reviewed YAML may allow one, because whoever can edit a
 * workflow could pass a flag.
 * @throws BylawError `plan/unknown-guard`
 */
export function allowedGuards(session: Session, names: readonly string[] = []): readonly string[] {
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    const hint = didYouMean(unknown, known, `one of ${known.join(', ')}`);
    throw new BylawError('plan/unknown-guard', `there is no guard \`${unknown}\``, hint);
  }
  if (names.length > 0 && isCi(session)) {
    throw new BylawError('plan/allow-in-ci', '--allow does not count in CI', {
      hint: 'allow it in the Target, where it is reviewed: `allow: [{guard, reason, expires}]`',
    });
  }
  return names;
}
