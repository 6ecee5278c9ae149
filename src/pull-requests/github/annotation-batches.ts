import { invariant } from '../../diagnostic/bylaw-error.ts';
import type { CheckAnnotation } from '../../report/pull-request/check.ts';
import { sendableText } from './sendable-text.ts';

/** GitHub takes 50 a request, and writes are a second apart: nobody reads more than this, and a check waits no longer. */
export const mostAnnotations = 500;
const batchSize = 50;
/** GitHub takes 64 KB of a message, and 255 characters of a title. */
const longestMessage = 16_000;
export const longestTitle = 255;

export interface GithubAnnotation {
  path: string;
  start_line: number;
  end_line: number;
  annotation_level: CheckAnnotation['level'];
  title?: string;
  message: string;
}

/** As many as a request takes, in order; at least one batch. What is beyond `mostAnnotations` is left out. */
export function annotationBatches(
  annotations: readonly CheckAnnotation[],
): readonly (readonly GithubAnnotation[])[] {
  const sent = annotations.slice(0, mostAnnotations).map(githubAnnotation);
  const count = Math.max(1, Math.ceil(sent.length / batchSize));
  return Array.from({ length: count }, (_, index) => sent.slice(index * batchSize, (index + 1) * batchSize));
}

function githubAnnotation(annotation: CheckAnnotation): GithubAnnotation {
  const { path, startLine, endLine, level, title, message } = annotation;
  const segments = path.split('/');
  const isInside = segments.every((segment) => segment !== '' && segment !== '.' && segment !== '..');
  invariant(isInside, `an annotation of ${JSON.stringify(path)}, which is no file of a repository`);
  const isSpan = Number.isSafeInteger(startLine) && Number.isSafeInteger(endLine) && startLine >= 1;
  invariant(isSpan && endLine >= startLine, `an annotation of the lines ${startLine} to ${endLine}`);
  invariant(message !== '', `an annotation of ${JSON.stringify(path)} that says nothing`);
  return {
    path,
    start_line: startLine,
    end_line: endLine,
    annotation_level: level,
    ...(title !== undefined && title !== '' && { title: cut(sendableText(title), longestTitle) }),
    message: cut(sendableText(message), longestMessage),
  };
}

export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  // Half of a pair would be no letter.
  return `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
