/** What was read does not fit together: somebody changed it meanwhile, or a part of it is missing. */
export class Moved extends Error {}
