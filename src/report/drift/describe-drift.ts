import type { DriftedChange } from '../../audit/drifted-objects.ts';
import type { ChangeAction } from '../../plan/plan.ts';
import { symbolOf } from '../count-changes.ts';
import { countOf } from '../count-of.ts';
import { renderFieldChanges } from '../render-field-changes.ts';
import { renderFields } from '../render-value.ts';
import type { DriftReport, DriftSection, DriftStanding } from './drift-report.ts';

/** `+ team-member:acme/core/ben`. */
export function headOf({ action, address }: DriftedChange): string {
  return `${symbolOf(action as ChangeAction)} ${address}`;
}

/** What was changed: the fields that differ, or what came or went. */
export function whatOf({ action, before, after }: DriftedChange, full: boolean): readonly string[] {
  if (action === 'update') return renderFieldChanges(before ?? {}, after ?? {}, full);
  const fields = renderFields((action === 'create' ? after : before) ?? {}, full);
  return fields === '' ? [] : [fields];
}

/** `by octocat on 2026-09-01T08:00:00Z (team.add_member)`; empty where nobody told. */
export function whoOf({ by }: DriftedChange): string {
  return by === undefined ? '' : `by ${by.who} on ${by.at} (${by.what})`;
}

/** What an apply makes of a change. */
export function fateOf({ address }: DriftedChange, { taken }: DriftSection): string {
  return taken.includes(address) ? 'an apply takes it back' : 'an apply leaves it so';
}

export function sinceOf({ since }: DriftSection): string {
  if (since === null) return 'nothing was applied yet: there is nothing to compare with';
  return `since entry ${since.sequence} (${since.kind}, ${since.at})`;
}

/** What to do about it. */
export function adviceOf(standing: DriftStanding): string {
  if (standing === 'drift')
    return '`bylaw apply` makes it as the files say; `bylaw drift --adopt` writes it into the files.';
  if (standing === 'fine') return '';
  return 'Nobody changed what was applied: what is found is not as the files declare it, or not there, and no apply changes that. Mend it there, or the files.';
}

/** `3 changes of 2 objects`, and what there is besides. */
export function summaryOf({ sections }: DriftReport): string {
  const objects = sections.flatMap((section) => section.objects);
  const changes = objects.reduce((sum, each) => sum + each.changes.length, 0);
  const expired = sections.reduce((sum, section) => sum + section.expired.length, 0);
  const findings = sections.reduce((sum, section) => sum + section.findings.length, 0);
  const drifted =
    changes === 0 ? 'no drift' : `${countOf(changes, 'change')} of ${countOf(objects.length, 'object')}`;
  return [
    drifted,
    ...(expired === 0 ? [] : [`${expired} expired but still enforced`]),
    ...(findings === 0 ? [] : [countOf(findings, 'finding')]),
  ].join(', ');
}
