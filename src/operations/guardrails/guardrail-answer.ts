import type { GuardrailChange } from '../../access/guardrails/changed-guardrails.ts';
import type { Place } from '../../diagnostic/diagnostic.ts';
import { repositoryFile } from '../../model/repository/organization-folders.ts';
import type { SettingChange } from '../../model/repository/setting-changes.ts';
import { placeLocator } from '../../parse/locate.ts';
import type { GuardrailsAnswer } from '../../plan/plan.ts';
import type { DraftedSection } from '../draft-plan.ts';
import type { SourceTexts } from '../source-texts.ts';
import { changedRules } from './changed-rules.ts';

/** How far guardrails of a section were looked at, and which of them the change adds, takes out or alters. */
export async function guardrailAnswer(
  { base, organization, accounts, judgement, planned: { section } }: DraftedSection,
  files: SourceTexts,
  settings: readonly SettingChange[] = [],
): Promise<GuardrailsAnswer> {
  const isBroken = judgement.some(({ severity }) => severity !== 'info');
  const isAny = organization.guardrails.size + (base?.guardrails.size ?? 0) > 0;
  const reason = isBroken ? 'see the findings' : isAny ? 'none is broken' : 'none is declared';
  const answer = { ...section.guardrails, reason };
  const changed = [...(await changedRules(base, organization, accounts)), ...settings.map(changeOfSetting)];
  if (changed.length === 0) return answer;
  const places = changed.flatMap(({ at }) => at ?? []);
  const find = placeLocator(await files.read(new Set(places.map(({ file }) => file))));
  const changes = changed.map(({ at, ...change }) =>
    at === undefined ? change : { ...change, at: find(at) },
  );
  return { ...answer, changes };
}

/** It holds of every organization. */
function changeOfSetting({ message, isLooser }: SettingChange): GuardrailChange<Place> {
  return { guardrail: `repository/${repositoryFile}`, change: isLooser ? 'weakened' : 'changed', message };
}
