import { changeStyle } from './style/change-style.ts';
import { filterStyle } from './style/filter-style.ts';
import { noteStyle } from './style/note-style.ts';
import { printStyle } from './style/print-style.ts';
import { routeStyle } from './style/route-style.ts';
import { textStyle } from './style/text-style.ts';
import { tokenStyle } from './style/token-style.ts';

/** All that says how a page looks. Ink on paper; colour is kept for what asks for care: risk and refusal. */
export const pageStyle = [
  tokenStyle,
  textStyle,
  filterStyle,
  changeStyle,
  routeStyle,
  noteStyle,
  printStyle,
].join('');
