import { casesOf } from './cases.ts';
import type { Completable } from './completable.ts';

/** Where nothing of Bylaw's fits, bash completes file names. */
export function bashCompletion(completable: Completable): string {
  const { known, values, words } = casesOf(completable);
  return `# bash completion of bylaw; in ~/.bashrc: source <(bylaw completion bash)
_bylaw() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD - 1]}"
  local spoken="" next="" found="" value="" index
  # bash takes --format=json apart at the equals sign.
  if [[ "$current" == "=" ]]; then
    current=""
  elif [[ "$previous" == "=" ]]; then
    previous="\${COMP_WORDS[COMP_CWORD - 2]}"
  fi
  for ((index = 1; index < COMP_CWORD; index++)); do
    next="\${spoken:+$spoken }\${COMP_WORDS[index]}"
    case "$next" in
    ${known}) spoken="$next" ;;
    *) break ;;
    esac
  done
  case "$spoken:$previous" in
${values}
  esac
  if [[ -z "$value" ]]; then
    case "$spoken" in
${words}
    esac
  fi
  COMPREPLY=($(compgen -W "$found" -- "$current" || true))
}
complete -o bashdefault -o default -F _bylaw bylaw
`;
}
