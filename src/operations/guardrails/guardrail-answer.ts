import { placeLocator } from '../../parse/locate.ts';
import type { GuardrailsAnswer } from '../../plan/plan.ts';
import type { DraftedSection } from '../draft-plan.ts';
import type { SourceTexts } from '../source-texts.ts';

/** How far guardrails of a section were looked at, and which of them the change adds, takes out or alters. */
export async function guardrailAnswer(
  { base, organization, planned: { section } }: DraftedSection,
  files: SourceTexts,
): Promise<GuardrailsAnswer> {
  if (base === undefined || base === organization) return section.guardrails;
  const { changedGuardrails } = await import('../../access/guardrails/changed-guardrails.ts');
  const changed = changedGuardrails(base, organization);
  if (changed.length === 0) return section.guardrails;
  const places = changed.flatMap(({ at }) => at ?? []);
  const find = placeLocator(await files.read(new Set(places.map(({ file }) => file))));
  const changes = changed.map(({ at, ...change }) =>
    at === undefined ? change : { ...change, at: find(at) },
  );
  return { ...section.guardrails, changes };
}
