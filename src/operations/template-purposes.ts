/** What each template is for, in the order in which they are offered. */
export const templatePurposes: Readonly<Record<string, string>> = {
  minimal: 'the smallest: an owner, readers, one team and one policy',
  'single-owner': 'one owner, custom roles, as many people as the plan allows',
  'owner-member': 'owners who may everything, members who neither pay nor remove others',
  'admin-member-viewer': 'three fixed roles, and API keys that may do what their member may',
  'policy-based': 'versioned policies with resources and conditions, held by roles and teams',
  zones: 'parts with managers and viewers of their own, and machines',
  'github-organization': 'members, nested teams and repositories on GitHub',
};
