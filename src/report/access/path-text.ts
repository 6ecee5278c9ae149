import type { ContributionReport, StepReport } from './access-reports.ts';
import type { SourcePlace } from './source-place.ts';

/** `member/ana → team/core → role/deployer → policy/deploy@3 #AllowDeploy (policies/deploy.yaml:12)`. */
export function pathText(path: readonly StepReport[]): string {
  const words: string[] = [];
  for (const { is, name } of path) {
    if (is === 'statement') words.push(`${words.pop() ?? ''} ${name}`.trim());
    else words.push(name);
  }
  const at = path.at(-1)?.at;
  return `${words.join(' → ')}${at == null ? '' : ` (${placeText(at)})`}`;
}

/** The path without whom it leads to: what principals that have the same access share. */
export function tailText({ path }: Pick<ContributionReport, 'path'>): string {
  return pathText(path.slice(1));
}

export function placeText({ file, line }: SourcePlace): string {
  return `${file}:${line}`;
}
