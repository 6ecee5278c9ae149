import type { AccessChange } from '../../access/diff/access-diff.ts';
import type { SourceRange } from '../../diagnostic/diagnostic.ts';
import type { Plan } from '../../plan/plan.ts';
import { renderChangeSentence } from '../access-diff/render-change.ts';
import { plain } from '../style.ts';

/** A line of the files by which access changes, and what it does. */
export interface ChangedLine {
  readonly at: SourceRange;
  readonly message: string;
}

/** The lines, in files that the plan's changes are of, by which somebody's access changes: each change at one of them. */
export function changedLines({ sections }: Pick<Plan, 'sections'>): readonly ChangedLine[] {
  return sections.flatMap(({ access, changes }) => {
    if (access.status !== 'evaluated') return [];
    const files = new Set(changes.flatMap(({ provenance }) => provenance?.file ?? []));
    return access.changes.flatMap((change) => {
      const at = lineOf(change, files);
      return at === undefined ? [] : [{ at, message: renderChangeSentence(change, plain) }];
    });
  });
}

/** The nearest to whoever has it: where they come into a team, or get a role. */
function lineOf({ routes }: AccessChange, files: ReadonlySet<string>): SourceRange | undefined {
  const steps = routes.flatMap((route) => route.steps);
  return steps.find(({ at }) => at !== undefined && files.has(at.file))?.at;
}
