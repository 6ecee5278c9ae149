import { sharedFolder } from '../../model/repository/organization-folders.ts';
import type { Origin } from '../../parse/document.ts';

/** Whether other organizations may have it too, so that what one of them leaves unused another may use. */
export function isShared({ file }: Origin): boolean {
  return file.startsWith(sharedFolder);
}
