import { invariant } from '../diagnostic/bylaw-error.ts';
import type { CompiledAccess } from './compiled-access.ts';
import type { Contribution, Decision, Layer } from './decision.ts';
import { collectLayers, type LayerFindings } from './engine/collect.ts';
import { type Engine, engineOf } from './engine/engine.ts';
import { holdsForEach } from './engine/holds-for-each.ts';
import { inactivityAt } from './engine/inactivity.ts';
import { beginRequest, endRequest, isOfItsTypes, loadQuestion } from './engine/load-request.ts';
import type { AccessRequest } from './request.ts';
import { requestMistakes } from './request-mistakes.ts';

/**
 * Decides a request and says why.
 *
 * @param now milliseconds since 1970: which bindings are in force, and `request.time`
 */
export function decide(access: CompiledAccess, request: AccessRequest, now: number): Decision {
  invariant(!Number.isNaN(now), 'a decision is made at some time');
  const engine = engineOf(access);
  const principal = engine.byName.get(request.principal);
  const inactive =
    principal === undefined
      ? ({ principal: request.principal, because: 'unknown' } as const)
      : inactivityAt(principal, now);
  if (inactive !== undefined) {
    const mistakes = principal === undefined ? mistakesOf(access, request, 'principal') : [];
    return { ...denied(engine), reason: 'inactive', inactive, mistakes };
  }
  invariant(principal !== undefined, 'an unknown principal is inactive');
  const frame = beginRequest(engine, principal.subject, now);
  try {
    const action = loadQuestion(engine, frame, request);
    if (action === undefined || !isOfItsTypes(action, frame))
      return { ...denied(engine), reason: 'refused', mistakes: requestMistakes(access, request) };
    const answer = decision(engine, collectLayers(engine, frame, principal, action, engine.matching));
    const isOfAll = action.hasResources && frame.resource.headLength === 0;
    if (answer.effect === 'deny' || !isOfAll || holdsForEach(engine, frame, principal, action)) return answer;
    return { ...answer, assumptions: [...answer.assumptions, 'single-resources-not-judged'] };
  } finally {
    endRequest(frame);
  }
}

function denied({ assumptions }: Engine) {
  return { effect: 'deny', statements: [], without: [], mistakes: [], assumptions } as const;
}

function mistakesOf(access: CompiledAccess, request: AccessRequest, key: string): Decision['mistakes'] {
  return requestMistakes(access, request).filter((mistake) => mistake.key === key);
}

function decision({ assumptions }: Engine, layers: readonly LayerFindings[]): Decision {
  const statements: Contribution[] = [];
  const lacking: Layer[] = [];
  let isDenied = false;
  for (const { layer, findings } of layers) {
    // Without a deny, whatever stands in a layer allows.
    if (findings.length === 0) lacking.push(layer);
    for (const { contribution } of findings) {
      statements.push(contribution);
      if (contribution.effect === 'deny') isDenied = true;
    }
  }
  const isAllowed = !isDenied && lacking.length === 0;
  return {
    effect: isAllowed ? 'allow' : 'deny',
    reason: isAllowed ? 'allow' : isDenied ? 'explicit-deny' : 'implicit-deny',
    statements,
    without: isDenied ? [] : lacking,
    mistakes: [],
    assumptions,
  };
}
