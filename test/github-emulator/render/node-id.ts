/** GitHub's older form of global ids: readable, and enough to find the object again. */
export function nodeId(
  kind:
    | 'User'
    | 'Bot'
    | 'Organization'
    | 'Team'
    | 'Repository'
    | 'Invitation'
    | 'Integration'
    | 'Commit'
    | 'PullRequest'
    | 'PullRequestReview'
    | 'IssueComment'
    | 'CheckRun'
    | 'CheckSuite'
    | 'Workflow'
    | 'WorkflowRun'
    | 'Artifact'
    | 'RepositoryRuleset'
    | 'Issue'
    | 'Label',
  id: number | string,
): string {
  return Buffer.from(`0${kind.length}:${kind}${id}`).toString('base64');
}
