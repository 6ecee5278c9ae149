import { BylawError } from '../diagnostic/bylaw-error.ts';
import { parseJson } from '../digest/parse-json.ts';
import { changeDigest, setDigest } from '../plan/change-digest.ts';
import type { Plan, PlanSection } from '../plan/plan.ts';
import { validatePlan } from '../schema/validate-format.ts';

/**
 * A plan that `plan --out` wrote. Its digests must be those of its changes: a file that says one thing and names
 * another was edited.
 * @throws BylawError `apply/plan-unreadable`, `apply/plan-edited`
 */
export function loadSavedPlan(text: string, file: string): Plan {
  const written = parse(text, file);
  const [mistake] = validatePlan(written);
  if (mistake !== undefined) {
    const at = mistake.path.length === 0 ? '' : ` at \`${mistake.path.join('.')}\``;
    throw unreadable(file, `is not a plan of this version: ${mistake.message}${at}`);
  }
  const plan = written as unknown as Plan;
  for (const section of plan.sections) {
    for (const change of [...section.changes, ...section.held]) refuseEdited(section, change, file);
  }
  if (setDigest(plan.sections.flatMap(({ changes }) => changes)) !== plan.changeDigest) {
    throw edited(file, 'its changes are not those that it was written with');
  }
  return plan;
}

function parse(text: string, file: string): Parameters<typeof validatePlan>[0] {
  try {
    return parseJson(text);
  } catch (cause) {
    throw unreadable(file, 'is not JSON that can be read', cause);
  }
}

function refuseEdited(section: PlanSection, change: PlanSection['changes'][number], file: string): void {
  const { organization, target } = section;
  const { action, address, before, after, digest } = change;
  if (changeDigest({ organization, target, action, address, before, after }) === digest) return;
  throw edited(file, `the ${action} of \`${address}\` is not the one that its digest names`);
}

function unreadable(file: string, what: string, cause?: unknown): BylawError {
  return new BylawError('apply/plan-unreadable', `\`${file}\` ${what}`, {
    hint: 'write a plan with `bylaw plan --out FILE`',
    ...(cause === undefined ? {} : { cause }),
  });
}

function edited(file: string, what: string): BylawError {
  return new BylawError('apply/plan-edited', `\`${file}\` was edited after it was written: ${what}`, {
    hint: 'write it anew with `bylaw plan --out FILE`; `--only` and `--hold-removals` select a part',
  });
}
