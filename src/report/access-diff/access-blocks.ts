import type { AccessChange, AccessDiff, AccessStay } from '../../access/diff/access-diff.ts';
import type { NeededApproval } from '../../access/guardrails/breach.ts';
import type { PlanSection } from '../../plan/plan.ts';
import { briefCode, briefMarkdown, messageMarkdown } from '../brief-markdown.ts';
import { countOf, withCommas } from '../count-of.ts';
import type { Block } from '../fit-block.ts';
import { actionsOf, changeRow, changeSentence, routesOf } from './access-change-row.ts';
import type { Unjudged } from './access-diff-report.ts';
import { summaryText } from './access-glance.ts';
import { approversWords, askedByWords } from './approval-words.ts';
import { causesByChange, causesTold, causeWords, effectWords, tellingCauses } from './cause-words.ts';
import { changeClasses } from './change-classes.ts';
import { shortTime } from './change-words.ts';
import { describePeople, joined } from './describe-people.ts';
import { unjudgedWords } from './unjudged-words.ts';
import { untoldForecast } from './untold-forecast.ts';

/** Rows of one kind before the rest is counted. */
const usualRows = 50;
/** Of what happens at one time, told with resources and ways; the others in a sentence. */
const mostDetailed = 12;

/** Who gains, who loses, through what, in Markdown: new privileged access first. */
export function accessBlocks(diff: AccessDiff, mostRows = usualRows): readonly Block[] {
  const causes = causesByChange(diff);
  const blocks = [
    ...changeBlocks(diff.changes, causes, { mostRows }),
    listOf('stays by another path', diff.stays, stayRow),
    listOf(
      'by document',
      tellingCauses(diff.causes),
      (cause) => `${briefMarkdown(causeWords(cause))}: ${withObject(effectWords(cause, diff))}`,
    ),
    listOf('by the clock alone', untoldForecast(diff), ({ at, changes }) => {
      const shown = changes.slice(0, usualRows);
      const more = changes.length - shown.length;
      const told = shown.map((change, index) => {
        const row = index < mostDetailed ? changeRow(change, []) : changeSentence(change);
        return row.replaceAll(/^/gm, '  ').replace(/^/, '\n');
      });
      return `${briefMarkdown(shortTime(at))}${told.join('')}${more > 0 ? `\n  - … and ${countOf(more, 'more change')}` : ''}`;
    }),
  ];
  return blocks.filter(({ count }) => count > 0);
}

function stayRow({
  principals,
  gone,
  actions,
  resources = [],
  through,
  moreThrough = 0,
}: AccessStay): string {
  const isCounted = actions.length > 3;
  const kept = isCounted ? countOf(actions.length, 'action') : joined(actions.map(briefCode));
  const many = principals.length;
  const of = `${describePeople(principals, briefCode)} ${many === 1 ? 'keeps' : 'keep'} ${kept}`;
  const by = [
    ...(isCounted ? [actionsOf(actions)] : []),
    ...(resources.length === 0 ? [] : [`on ${patternsOf(resources)}`]),
    ...routesOf('gone:', { routes: [gone], moreRoutes: 0 }, many),
    ...routesOf('through', { routes: through, moreRoutes: moreThrough, actions, giving: 'gives' }, many),
  ];
  return `${of}${by.map((line) => `\n  - ${line}`).join('')}`;
}

/** Where no heading says of what it speaks. */
function withObject(effect: string): string {
  return effect.replace(/(?:gains?|loses?)$/, '$& access');
}

/** Changes by class, each with all that is to know of it or, where that has no room, in a sentence. */
export function changeBlocks(
  changes: readonly AccessChange[],
  causesOf: (change: AccessChange) => readonly string[],
  { examples = false, mostRows = usualRows } = {},
): readonly Block[] {
  return changeClasses(changes).map((told) => {
    const { title, changes: own } = told;
    const shown = own.slice(0, mostRows);
    return {
      title,
      head: headOf(title),
      rows: shown.map((change) => changeRow(change, causesTold(told, change, causesOf), examples)),
      brief: shown.map(changeSentence),
      count: own.length,
      open: 'first-rows',
    };
  });
}

/** The access and the approvals of a section of a plan; nothing where they were not looked at. */
export function sectionAccessBlocks(
  { access, approvals }: PlanSection,
  isAlone: boolean,
  mostRows = usualRows,
): readonly Block[] {
  const needed = approvalsBlock(approvals.status === 'evaluated' ? approvals.needed : []);
  if (access.status !== 'evaluated') return needed.count === 0 ? [] : [needed];
  const title = `Access in ${briefMarkdown(access.system)}`;
  const head: Block = {
    title,
    open: 'whole',
    head: '',
    rows: [`**${title}**${isAlone ? '' : `: ${summaryText(access)}`}`],
    count: 1,
  };
  const told = [...accessBlocks(access, mostRows), notesBlock(access.notes)].filter(({ count }) => count > 0);
  // A heading with nothing below it says nothing.
  const headed = isAlone && told.length === 0 ? [] : [head, ...told];
  return needed.count === 0 ? headed : [needed, ...headed];
}

/** What was taken for granted or left out. */
export function notesBlock(notes: readonly string[]): Block {
  return listOf('notes', notes, messageMarkdown);
}

/** What may give access in other systems and is not compared. */
export function unjudgedBlock(unjudged: readonly Unjudged[]): Block {
  return listOf('not compared', unjudged, (each) => briefMarkdown(unjudgedWords(each)));
}

/** What would let more pass than it does. */
export function weakenedBlock(weakened: readonly string[]): Block {
  return listOf('guardrails and guards that would hold less', weakened, messageMarkdown);
}

/** Who has to agree, and to what. */
export function approvalsBlock(needed: readonly NeededApproval[]): Block {
  return listOf('approvals needed', needed, (approval) => {
    const asked = askedByWords(approval);
    const head = `**${approversWords(approval, briefCode)}** (guardrail ${briefCode(approval.guardrail)}${asked === '' ? '' : `, ${asked}`})`;
    const shown = approval.because.slice(0, 5);
    const more = approval.because.length - shown.length;
    const told = shown.map(({ message, principals }) => {
      const who = principals.length === 0 ? '' : ` (${describePeople(principals, briefCode)})`;
      return `\n  - ${messageMarkdown(message)}${who}`;
    });
    return `${head}${told.join('')}${more > 0 ? `\n  - … and ${countOf(more, 'more reason')}` : ''}`;
  });
}

/** So many patterns are written. */
const mostPatterns = 4;

function patternsOf(patterns: readonly string[]): string {
  const shown = patterns.slice(0, mostPatterns);
  const more = patterns.length - shown.length;
  return `${shown.map(briefCode).join(', ')}${more === 0 ? '' : ` and ${withCommas(more)} more`}`;
}

function listOf<T>(title: string, all: readonly T[], describeOne: (one: T) => string): Block {
  const rows = all.slice(0, usualRows).map((one) => `- ${describeOne(one)}`);
  return { title, head: headOf(title), rows, count: all.length };
}

function headOf(title: string): string {
  return `**${title}**\n\n`;
}
