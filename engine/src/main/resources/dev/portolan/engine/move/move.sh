# shellcheck shell=sh
# What the scripts of a move share; they read it, and by itself it does nothing. POSIX sh.
#
# The values of secrets are in variables of the shell that are not exported, and in pipes: in no file, in no log and in
# no list of processes.

newline='
'
step=
value=
kept=
background=
cleanup=
handed_over=

# move_begin PHASE ARGUMENT…: reads the options of a script.
move_begin() {
  phase=$1
  shift
  here=$(dirname "$0")
  log=${MOVE_LOG:-$here/move.log}
  first=1
  dry_run=
  yes=
  again=
  while [ $# -gt 0 ]; do
    case $1 in
      --dry-run) dry_run=yes ;;
      --yes) yes=yes ;;
      --again) again=--again ;;
      --from)
        [ $# -gt 1 ] || usage
        first=$2
        shift
        ;;
      *) usage ;;
    esac
    shift
  done
  case $first in '' | *[!0-9]*) usage ;; esac
  bold=
  plain=
  if [ -t 2 ]; then
    bold=$(printf '\033[1m')
    plain=$(printf '\033[0m')
  fi
  # Commands of the steps do not eat the answers that a pipe brings.
  exec 3<&0
  [ -t 0 ] || exec </dev/null
  trap finish EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  tell "$bold$phase$plain"
}

usage() {
  cat >&2 <<END
usage: sh $0 [--dry-run] [--from STEP] [--yes] [--again]
  --dry-run    show the commands and run none
  --from STEP  begin with the step of this number
  --yes        do not wait where something is to be done by hand
  --again      a copy of data replaces what an earlier one brought
END
  exit 2
}

finish() {
  status=$?
  trap - EXIT
  trap '' INT TERM
  clean_up || [ "$status" -ne 0 ] || status=1
  stop_background
  if [ -n "$step" ] && [ "$status" -ne 0 ]; then
    note "failed with exit status $status"
    tell '' "Step $step did not succeed. Mend what is said above, then go on from there:" "  sh $0 --from $step"
    [ -n "$repeatable" ] ||
      tell "Look first what of it was done: not every command of it can be repeated."
  elif [ -n "$step" ]; then
    note 'done'
  fi
  exit "$status"
}

stop_background() {
  if [ -n "$background" ]; then
    kill "$background" 2>/dev/null || :
    wait "$background" 2>/dev/null || :
    background=
  fi
}

# What the step asked for by "afterwards". It is done once, whether the step went well or not.
clean_up() {
  commands=$cleanup
  cleanup=
  kept=
  if [ -n "$commands" ]; then
    note 'takes away what only this step needs'
    failed=
    eval "$commands"
    if [ -n "$failed" ]; then
      tell 'That failed, so it may still be there: take it away by hand, by the command above.'
      return 1
    fi
  fi
}

fail() {
  tell "$@"
  exit 1
}

tell() {
  printf '%s\n' "$@" >&2
}

# note TEXT: a line in the log, which never holds what a command prints.
note() {
  [ -n "$dry_run" ] || printf '%s  %s  step %s  %s\n' \
    "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$phase" "$step" "$1" >>"$log"
}

# step NUMBER TITLE: whether the step is to be done.
step() {
  clean_up || exit 1
  stop_background
  [ -z "$step" ] || note 'done'
  step=
  repeatable=
  if [ "$1" -lt "$first" ]; then
    tell "   $1. $2: passed over"
    return 1
  fi
  step=$1
  tell '' "$bold$1. $2$plain"
  note "$2"
}

# repeatable: the step does no harm when it is done a second time, also after a part of it.
repeatable() {
  repeatable=yes
  tell '   (safe to repeat)'
}

# show WORD…: a command as one could type it.
show() {
  typed "$@"
  tell "   $ $typed"
}

# typed WORD…: the words as a shell reads them back, in $typed.
typed() {
  typed=
  for word in "$@"; do
    case $word in
      '' | *[!A-Za-z0-9_./:=@%+,-]*) typed="$typed '$(printf %s "$word" | sed "s/'/'\\\\''/g")'" ;;
      *) typed="$typed $word" ;;
    esac
  done
  typed=${typed# }
}

run() {
  show "$@"
  [ -n "$dry_run" ] || "$@"
}

# run_filtered COMMAND…: what it prints is shown without users and passwords of URLs.
run_filtered() {
  show "$@"
  if [ -z "$dry_run" ]; then
    failed=
    printed=$("$@" 2>&1) || failed=$?
    printf '%s\n' "$printed" | sed 's#://[^@ ]*@#://...@#g' >&2
    printed=
    [ -z "$failed" ] || exit "$failed"
  fi
}

# keep COMMAND…: what it prints is kept for the rest of the step and not shown, as there are secrets in it.
keep() {
  show "$@"
  if [ -z "$dry_run" ]; then
    kept=$("$@") || fail 'It failed. What it printed is not shown, as there may be secrets in it.'
  fi
}

# kept_value SELECTION: the value that sed takes from what was kept.
kept_value() {
  value=
  if [ -z "$dry_run" ]; then
    value=$(printf '%s\n' "$kept" | sed -n "$1")
    [ -n "$value" ] || fail 'What that command printed does not hold the value that belongs here.'
  fi
}

# afterwards COMMAND…: is done at the end of the step, also where the step fails.
afterwards() {
  typed "$@"
  if [ -n "$dry_run" ]; then
    tell "   in the end, also after a failure: $ $typed"
  else
    cleanup="${cleanup}run $typed || failed=yes$newline"
  fi
}

# names NAME… -- COMMAND…: each name must be a word of what the command prints.
names() {
  wanted=
  while [ "$1" != -- ]; do
    wanted="$wanted $1"
    shift
  done
  shift
  show "$@"
  if [ -z "$dry_run" ]; then
    printed=$("$@") || fail 'It failed, so nobody knows whether all names are there.'
    # Not the values, should it print any: only words that are names.
    printed=$(printf '%s\n' "$printed" | tr -c 'A-Za-z0-9_\n' '[ *]')
    missing=
    for name in $wanted; do
      case " $(printf %s "$printed" | tr '\n' ' ') " in
        *" $name "*) ;;
        *) missing="$missing $name" ;;
      esac
    done
    [ -z "$missing" ] || fail "These names are not there:$missing. Set them, then look again."
    tell '   all names are there'
  fi
}

# background COMMAND…: runs until the step ends.
background() {
  show "$@"
  if [ -z "$dry_run" ]; then
    "$@" </dev/null &
    background=$!
    sleep 3
    kill -0 "$background" 2>/dev/null || fail 'It should keep running, and has ended.'
  fi
}

# value COMMAND…: keeps what a command prints, without the last line end.
value() {
  value_if_any "$@"
  [ -n "$value" ] || [ -n "$dry_run" ] || without_value
}

# value_if_any COMMAND…: the same where there may be none.
value_if_any() {
  show "$@"
  value=
  if [ -z "$dry_run" ]; then
    value=$("$@" && echo .) || fail 'It failed, so nobody knows whether there is a value.'
    value=${value%.}
    value=${value%"$newline"}
  fi
}

without_value() {
  tell 'It printed nothing: no such value is set there.'
  confirm 'Enter goes on without it'
}

# value_or_fresh COMMAND…: the value that is there, or else a new one.
value_or_fresh() {
  value_if_any "$@"
  [ -n "$value" ] || fresh
}

# fresh: a new random value.
fresh() {
  value=
  [ -n "$dry_run" ] || value=$(openssl rand -hex 64)
}

# ask NAME DESCRIPTION: a value that only a person knows.
ask() {
  ask_if_any "$@"
  [ -n "$value" ] || [ -n "$dry_run" ] || fail "Nothing was given for $1."
}

# ask_if_any NAME DESCRIPTION: the same where there may be none; nothing of it is shown.
ask_if_any() {
  value=
  if [ -n "$dry_run" ]; then
    tell "   (asks for $1)"
    return
  fi
  printf '   %s%s: ' "$1" "${2:+ ($2)}" >&2
  whole=yes
  if [ -t 3 ]; then
    terminal=$(stty -g <&3)
    trap 'stty "$terminal" <&3; exit 130' INT TERM
    stty -echo <&3
    read_answer || whole=
    stty "$terminal" <&3
    trap 'exit 130' INT
    trap 'exit 143' TERM
  else
    read_answer || whole=
  fi
  tell ''
  [ -n "$whole" ] || fail 'That was not all of it: the last line is missing.'
}

# read_answer: a line, or a key, certificate or JSON object of several, whose rest would be taken for the next answers.
read_answer() {
  IFS= read -r value <&3 || :
  case "$value" in
    *'-----END '*) end= ;;
    '-----BEGIN '*) end='-----END *' ;;
    '{') end='}' ;;
    *) end= ;;
  esac
  while [ -n "$end" ]; do
    IFS= read -r line <&3 || return 1
    value=$value$newline$line
    # shellcheck disable=SC2254  # it is a pattern
    case "$line" in
      $end) end= ;;
    esac
  done
}

# feed COMMAND…: hands the value over by a pipe.
feed() {
  tell '   (the value) |'
  show "$@"
  if [ -z "$dry_run" ] && [ -n "$value" ]; then
    printf %s "$value" | "$@"
  elif [ -z "$dry_run" ]; then
    tell '   left out, as there is no value'
  fi
  value=
}

# need NAME: a variable that only a person or an earlier step knows; it is no secret.
need() {
  eval "given=\${$1:-}"
  if [ -z "$given" ]; then
    if [ -n "$dry_run" ]; then
      given="<$1>"
    else
      printf '   %s: ' "$1" >&2
      IFS= read -r given <&3 || :
      [ -n "$given" ] || fail '' "$1 is not known. Set it: export $1=…"
    fi
    eval "$1=\$given"
    export "${1?}"
  fi
}

# exported NAME: a secret that the target's own command reads from the environment.
exported() {
  eval "given=\${$1:-}"
  [ -n "$given" ] || [ -n "$dry_run" ] ||
    fail "$1 is not in the environment. Set what belongs there in this shell: . $here/environment.sh"
}

# exported_if_any NAME: the same where the app can do without.
exported_if_any() {
  eval "given=\${$1:-}"
  [ -n "$given" ] || [ -n "$dry_run" ] || tell "   $1 is not in the environment: it is left empty."
}

# hand_over NAME: the value goes to the script that the next "copy" runs, by its environment.
hand_over() {
  eval "$1=\$value"
  handed_over="$handed_over $1"
  value=
}

# copy SCRIPT ARGUMENT…: copies data, by a script that finds in its environment where from and where to.
copy() {
  script=$here/$1
  shift
  [ -z "$again" ] || set -- --again "$@"
  show sh "$script" "$@"
  if [ -z "$dry_run" ]; then
    (
      for name in $handed_over; do export "${name?}"; done
      exec sh "$script" "$@"
    )
  fi
  for name in $handed_over; do unset "$name"; done
  handed_over=
}

# by_hand SENTENCE…: waits until it is done.
by_hand() {
  tell "$@"
  [ -n "$dry_run" ] || [ -n "$yes" ] || confirm 'Enter when that is done'
}

confirm() {
  printf '   %s, Ctrl-C stops: ' "$1" >&2
  IFS= read -r answer <&3 || fail '' 'There is nobody to answer.'
  [ -t 3 ] || tell "$answer"
}
