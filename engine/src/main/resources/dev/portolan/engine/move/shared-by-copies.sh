# shellcheck shell=sh
# ---- The same in every copy script -----------------------------------------------------------------------------------

say() { printf '%s: %s\n' "$tool" "$*" >&2; }

# What was found, what it means, what to do: one sentence a line.
die() {
  printf '%s\n' "$@" | sed "1s/^/$tool: stopped. /; 2,\$s/^/    /" >&2
  exit 1
}

# The same after a program failed, below the program's own words.
die_of() {
  if [ -s "$work/errors" ]; then
    grep -E "$shown" "$work/errors" | sed "$masked; s/^/    /" | head -n 12 >&2 || :
  fi
  die "$@"
}

# A word so that a shell reads it back as it is.
quote() {
  text=$1
  printf "'"
  while :; do
    case $text in
      *\'*)
        printf "%s'\\\\''" "${text%%\'*}"
        text=${text#*\'}
        ;;
      *) break ;;
    esac
  done
  printf "%s'" "$text"
}

# Waits for the program just started, so that a signal is answered at once and not when the program has ended.
await() {
  child=$!
  code=0
  wait "$child" || code=$?
  child=''
  return "$code"
}

# Runs a program on the new side, behind COMMAND where there is one. It becomes the program: only for a subshell.
on_new_side() {
  if [ -z "$new_command" ]; then exec "$@"; fi
  words=
  for word in "$@"; do
    word=$(quote "$word")
    # ssh joins its words with blanks, and the shell over there takes them apart again.
    if [ -n "$through_ssh" ]; then word=$(quote "$word"); fi
    words="$words $word"
  done
  eval "exec $new_command $words"
}

# Whatever happened: nothing goes on running, and no copy of the data stays behind.
finish() {
  status=$?
  trap - EXIT
  trap '' HUP INT TERM
  if [ -n "$child" ]; then
    kill "$child" 2>/dev/null || :
    wait "$child" 2>/dev/null || :
    stop_new_side || :
  fi
  if [ -n "$remote" ]; then
    (on_new_side rm -rf "$remote") </dev/null >/dev/null 2>&1 ||
      say "the folder $remote on the new side could not be removed. It holds a copy of the data: remove it by hand."
  fi
  if [ -n "$work" ]; then rm -rf "$work"; fi
  exit "$status"
}

start() {
  LC_ALL=C
  export LC_ALL
  umask 077
  work='' remote='' child=''
  trap finish EXIT
  trap 'exit 129' HUP
  trap 'say "interrupted"; exit 130' INT
  trap 'say "told to stop"; exit 143' TERM
  work=$(mktemp -d "${TMPDIR:-/tmp}/$tool.XXXXXX") || die "no folder for the copy could be made below ${TMPDIR:-/tmp}." \
    "Set TMPDIR to a folder where there is space."
}

usage() {
  say "$1"
  sed -n "s/^#  *\($tool.sh \[.*\)/\1/p" "$0" >&2
  exit 2
}

# How the script was called. Sets the options, and $new_command to the words behind "--", each quoted.
read_arguments() {
  dry_run='' again='' through_ssh='' new_user='' new_database='' new_command='' jobs=4
  while [ $# -gt 0 ]; do
    case $1 in
      --dry-run) dry_run=yes ;;
      --again) again=yes ;;
      --through-ssh) through_ssh=yes ;;
      --jobs | --new-user | --new-database)
        [ $# -gt 1 ] || usage "$1 needs a value"
        case $1 in
          --jobs) jobs=$2 ;;
          --new-user) new_user=$2 ;;
          --new-database) new_database=$2 ;;
        esac
        shift
        ;;
      --)
        shift
        for word in "$@"; do new_command="$new_command $(quote "$word")"; done
        break
        ;;
      *) usage "$1 is not known" ;;
    esac
    shift
  done
  case $jobs in '' | 0* | *[!0-9]*) usage "--jobs takes a number" ;; esac
  eval "old_place=\${OLD_$place:-} new_place=\${NEW_$place:-}"
  if [ -z "$old_place" ]; then usage "OLD_$place is not set: it tells where the old side is"; fi
  if [ -z "$new_command" ] && [ -z "$new_place" ]; then usage "neither NEW_$place nor a command for the new side is there"; fi
  if [ -n "$new_command" ] && [ -n "$new_place" ]; then usage "give NEW_$place or a command for the new side, not both"; fi
  unset old_place new_place
}

need_here() {
  for program in "$@"; do
    command -v "$program" >/dev/null || die "$program is not installed on this machine." "The copy needs $client here. Install them and run this again."
  done
}

# ----------------------------------------------------------------------------------------------------------------------
