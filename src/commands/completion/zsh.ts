import { casesOf } from './cases.ts';
import type { Completable } from './completable.ts';

/** Where nothing of Bylaw's fits, zsh completes file names. */
export function zshCompletion(completable: Completable): string {
  const { known, values, words } = casesOf(completable);
  return `#compdef bylaw
# zsh completion of bylaw; in ~/.zshrc after compinit: source <(bylaw completion zsh)
_bylaw() {
  local spoken="" next="" found="" value="" index
  for ((index = 2; index < CURRENT; index++)); do
    next="\${spoken:+$spoken }\${words[index]}"
    case "$next" in
    (${known}) spoken="$next" ;;
    (*) break ;;
    esac
  done
  case "$spoken:\${words[CURRENT - 1]}" in
${opened(values)}
  esac
  if [[ -z "$value" ]]; then
    case "$spoken" in
${opened(words)}
    esac
  fi
  if [[ -n "$found" ]]; then
    compadd -- \${=found} && return
  fi
  _files
}
compdef _bylaw bylaw
`;
}

/** With both parentheses, so that zsh never takes a pattern for the end of something else. */
function opened(arms: string): string {
  return arms.replace(/^( +)"/gm, '$1("');
}
