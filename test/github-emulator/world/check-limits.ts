import { Refusal } from '../refusal.ts';

type Fields = Readonly<Record<string, unknown>>;

function invalid(reason: string): Refusal {
  return new Refusal(422, `Invalid request.\n\n${reason}`);
}

function mustBeShort(value: unknown, most: number): void {
  if (typeof value === 'string' && value.length > most) {
    throw invalid(`Only ${most} characters are allowed; ${value.length} were supplied.`);
  }
}

/** It says characters and counts bytes, in other words. */
function mustBeSmall(field: string, value: unknown, most: number): void {
  mustBeShort(value, most);
  if (typeof value === 'string' && Buffer.byteLength(value) > most) {
    const message = `${field} exceeds a maximum bytesize of ${most}`;
    throw new Refusal(422, 'Validation Failed', {
      errors: [{ resource: 'CheckRun', code: 'custom', field, message }],
    });
  }
}

/** What GitHub takes of a check run in one request, in its words. */
export function mustFitCheckRun({ output }: Fields): void {
  const { summary, text, annotations } = Object(output) as Fields;
  mustBeSmall('summary', summary, 65_535);
  mustBeSmall('text', text, 65_535);
  const all = Array.isArray(annotations) ? (annotations as readonly Fields[]) : [];
  if (all.length > 50) {
    throw invalid(`No more than 50 items are allowed; ${all.length} were supplied.`);
  }
  for (const annotation of all) {
    mustBeShort(annotation.title, 255);
    mustBeShort(annotation.message, 65_536);
    mustBeShort(annotation.raw_details, 65_536);
    const columns = annotation.start_column !== undefined || annotation.end_column !== undefined;
    if (columns && annotation.start_line !== annotation.end_line) {
      throw invalid('Annotations only support columns on the same line.');
    }
  }
}
