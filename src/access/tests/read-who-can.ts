import type { WrittenAccessTest } from '../../schema/generated/documents.ts';
import { askQuestions, type Question } from './ask-questions.ts';
import { readResources } from './read-resources.ts';
import { type TestInHand, type TestPath, textsAt } from './test-in-hand.ts';

type WrittenWhoCan = NonNullable<WrittenAccessTest['whoCan']>;

/** Who a test expects to be allowed an action on a resource. */
export interface ExpectedHolders {
  readonly question: Question;
  /** Where the test names each of them. */
  readonly holders: ReadonlyMap<string, TestPath>;
  /** Teams do not act. They count where the test names one, and then all of them. */
  readonly withTeams: boolean;
}

/** The who-can questions of a test: one for each action that a pattern meets. */
export function readWhoCan(hand: TestInHand, whoCan: WrittenWhoCan): readonly ExpectedHolders[] {
  return whoCan.flatMap(({ action, resource, is }, index) => {
    const path = ['whoCan', index];
    const named = resource === undefined ? undefined : [{ text: resource, path: [...path, 'resource'] }];
    const resources = named && readResources(hand, named);
    const questions = askQuestions(hand, [{ text: action, path: [...path, 'action'] }], resources);
    const holders = new Map(textsAt(is, [...path, 'is']).map((each) => [each.text, each.path]));
    const withTeams = is.some((principal) => principal.startsWith('team/'));
    return questions.map((question) => ({ question, holders, withTeams }));
  });
}
