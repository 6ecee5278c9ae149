import { everythingGiven } from './causes/everything.ts';
import { externalIdentities } from './causes/external-identity.ts';
import { withoutExpiry } from './causes/no-expiry.ts';
import { withoutMfa } from './causes/no-mfa.ts';
import { notCompared } from './causes/not-compared.ts';
import { privilegedActions } from './causes/privileged-action.ts';
import { selfEscalation } from './causes/self-escalation.ts';
import type { RatedChange, RateRisk } from './rated-change.ts';
import { type Risk, type RiskCause, type RiskReason, riskCauses, riskLevels } from './risk.ts';
import type { RiskFacts } from './risk-facts.ts';
import { highestOf, riskLevelsOf } from './risk-levels.ts';
import type { Why } from './why.ts';

/** What could not be compared is asked all that a gain is. */
const newAccess: readonly RatedChange['kind'][] = ['gained', 'wider', 'other', 'unknown'];
const noRisk: Risk = { level: 'none', reasons: [] };

/** Rates changes of access, each with every reason that it has, the gravest first. A loss has none. */
export function riskRater(facts: RiskFacts): RateRisk {
  const { base, head } = facts;
  const levels = riskLevelsOf(base === undefined ? [head] : [base, head]);
  const causes: Readonly<Record<RiskCause, Why>> = {
    'self-escalation': selfEscalation(facts),
    everything: everythingGiven(facts),
    'privileged-action': privilegedActions,
    'not-compared': notCompared,
    'no-mfa': withoutMfa(facts),
    'external-identity': externalIdentities(facts),
    'no-expiry': withoutExpiry(facts),
  };
  const asked = riskCauses.filter((cause) => levels[cause] !== 'none');
  const isAnySeen = (facts.mfa?.size ?? 0) > 0;
  return (change) => {
    if (!newAccess.includes(change.kind)) return noRisk;
    const reasons = asked.flatMap((because): RiskReason | readonly [] => {
      const message = causes[because](change);
      return message === undefined ? [] : { because, level: levels[because], message };
    });
    return {
      level: highestOf(reasons.map(({ level }) => level)),
      reasons: (isAnySeen ? [...reasons] : withoutUnseen(reasons)).sort(
        (a, b) => riskLevels.indexOf(b.level) - riskLevels.indexOf(a.level),
      ),
    };
  };
}

/** Where it is known of nobody who has a second factor, that is no news of anybody, unless nothing else weighs more. */
function withoutUnseen(reasons: readonly RiskReason[]): RiskReason[] {
  const weighs = ({ level }: RiskReason) => riskLevels.indexOf(level);
  const others = reasons.filter(({ because }) => because !== 'no-mfa');
  const most = Math.max(...others.map(weighs), -1);
  return reasons.filter((reason) => reason.because !== 'no-mfa' || weighs(reason) >= most);
}
