import { type Doc, type Edit, edited, type Step, type Story } from './documents.ts';
import { isValid } from './random-story.ts';

/** The smallest story found that still breaks a law: steps, edits, documents and their fields are left out one by one. */
export async function shrinkStory(
  story: Story,
  breaks: (smaller: Story) => Promise<boolean>,
): Promise<Story> {
  for (const smaller of smallerThan(story))
    if (isPlayable(smaller) && (await breaks(smaller))) return shrinkStory(smaller, breaks);
  return story;
}

function isPlayable({ first, steps }: Story): boolean {
  let files = first;
  if (!isValid(files)) return false;
  return steps.every((step) => {
    files = edited(files, step.edits);
    return isValid(files);
  });
}

/** Without these it would be another story: of a directory, say. */
const lasting = ['Organization', 'Target', 'Guardrail'];

function* smallerThan({ first, steps }: Story): Iterable<Story> {
  for (const at of steps.keys()) if (steps.length > 1) yield { first, steps: steps.toSpliced(at, 1) };
  for (const [at, doc] of first.entries()) {
    if (lasting.includes(doc.kind)) continue;
    yield { first: first.toSpliced(at, 1), steps: steps.map((step) => withoutEditsOf(step, doc)) };
    yield { first: first.toSpliced(at, 1), steps };
  }
  for (const [at, step] of steps.entries())
    for (const smaller of smallerSteps(step)) yield { first, steps: steps.with(at, smaller) };
  for (const [at, doc] of first.entries())
    for (const less of doc.kind === 'Target' || doc.kind === 'Guardrail' ? [] : smallerDocs(doc))
      yield { first: first.with(at, less), steps };
}

function withoutEditsOf(step: Step, { kind, name }: Doc): Step {
  const isOther = (edit: Edit) => 'drop' in edit || edit.put.kind !== kind || edit.put.name !== name;
  return { ...step, edits: step.edits.filter(isOther) };
}

function* smallerSteps(step: Step): Iterable<Step> {
  const { edits, wait, pull } = step;
  for (const at of edits.keys()) yield { ...step, edits: edits.toSpliced(at, 1) };
  if (wait > 0) yield { ...step, wait: 0 };
  if (pull !== undefined) yield { ...step, pull: undefined };
  for (const [at, edit] of edits.entries()) {
    if ('drop' in edit) continue;
    for (const put of smallerDocs(edit.put)) yield { ...step, edits: edits.with(at, { put }) };
  }
}

/** Without one of its fields, or without one item of a list. */
function* smallerDocs(doc: Doc): Iterable<Doc> {
  for (const [field, value] of Object.entries(doc)) {
    if (field === 'kind' || field === 'name') continue;
    const { [field]: _, ...rest } = doc;
    yield rest as Doc;
    if (!Array.isArray(value)) continue;
    for (const at of value.keys()) {
      yield { ...doc, [field]: value.toSpliced(at, 1) };
      const item: unknown = value[at];
      if (typeof item !== 'object' || item === null) continue;
      for (const key of Object.keys(item)) {
        const { [key]: __, ...less } = item as Readonly<Record<string, unknown>>;
        yield { ...doc, [field]: value.with(at, less) };
      }
    }
  }
}
