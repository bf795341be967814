import { completionFlag } from "../../main/parse.js";

/** A shell that there is a completion script for. */
export type Shell = "bash" | "zsh" | "fish";

/**
 * The scripts. Each asks the `cobalt-events` of the project, or else the one on the PATH, what to offer, and so stays
 * right when that is updated; where nothing is offered, the shell completes files. `npx cobalt-events` is completed too,
 * unless something else completes `npx`.
 */
export const scripts: Readonly<Record<Shell, string>> = {
  // Also for bash 3.2, which macOS has. Bash takes `:` and `=` for ends of words, and replaces only what follows them.
  bash: `###-begin-cobalt-events-completion-###
_cobalt_events() {
  local dir=$PWD bin=cobalt-events line current offer
  local -a words
  line=\${COMP_LINE:0:COMP_POINT}
  read -ra words <<< "$line"
  [[ $line == *[[:space:]] ]] && words+=("")
  if [[ \${words[0]##*/} == npx ]]; then
    [[ \${#words[@]} -gt 2 && \${words[1]} == cobalt-events ]] || return
    words=("\${words[@]:1}")
  fi
  current=\${words[\${#words[@]} - 1]}
  while [[ -n $dir ]]; do
    if [[ -x $dir/node_modules/.bin/cobalt-events ]]; then
      bin=$dir/node_modules/.bin/cobalt-events
      break
    fi
    dir=\${dir%/*}
  done
  while IFS= read -r offer; do
    printf -v offer %q "\${offer#"\${current%"\${current##*[:=]}"}"}"
    COMPREPLY+=("$offer")
  done < <("$bin" ${completionFlag} bash "\${words[@]:1}" 2>/dev/null)
}
complete -o default -F _cobalt_events cobalt-events
complete -p npx &>/dev/null || complete -o default -F _cobalt_events npx
###-end-cobalt-events-completion-###
`,
  zsh: `###-begin-cobalt-events-completion-###
_cobalt_events() {
  local dir=$PWD bin=cobalt-events
  local -a line offers
  line=("\${(@Q)words[1,CURRENT-1]}" "\${(Q)PREFIX}")
  if [[ \${line[1]:t} == npx ]]; then
    [[ $CURRENT -gt 2 && $line[2] == cobalt-events ]] || { _default; return }
    shift line
  fi
  shift line
  while [[ -n $dir ]]; do
    if [[ -x $dir/node_modules/.bin/cobalt-events ]]; then
      bin=$dir/node_modules/.bin/cobalt-events
      break
    fi
    dir=\${dir%/*}
  done
  offers=("\${(@f)$("$bin" ${completionFlag} zsh "\${line[@]}" 2>/dev/null)}")
  if [[ -n $offers[1] ]]; then _describe cobalt-events offers; else _default; fi
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
compdef _cobalt_events cobalt-events
(( $+_comps[npx] )) || compdef _cobalt_events npx
###-end-cobalt-events-completion-###
`,
  fish: `###-begin-cobalt-events-completion-###
function __cobalt_events
    set -l line (commandline -opc)
    test (basename -- $line[1]) = npx; and set -e line[1]
    set -e line[1]
    set -l current (commandline -ct)
    set -l bin cobalt-events
    set -l dir $PWD
    while test -n "$dir"
        if test -x "$dir/node_modules/.bin/cobalt-events"
            set bin "$dir/node_modules/.bin/cobalt-events"
            break
        end
        set dir (string replace -r '/[^/]*$' '' -- "$dir")
    end
    set -l offers ($bin ${completionFlag} fish $line "$current" 2>/dev/null)
    if set -q offers[1]
        printf '%s\\n' $offers
    else
        __fish_complete_path "$current"
    end
end
complete -c cobalt-events -f -a '(__cobalt_events)'
complete -c npx -n '__fish_seen_subcommand_from cobalt-events' -f -a '(__cobalt_events)'
###-end-cobalt-events-completion-###
`,
};
