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

# Percent signs read: the result is in $decoded. The dot keeps line ends at the end, which $(...) takes away.
decode() {
  encoded=$1
  decoded=''
  while :; do
    case $encoded in
      *%[0-9A-Fa-f][0-9A-Fa-f]*) ;;
      *) break ;;
    esac
    before=${encoded%%%[0-9A-Fa-f][0-9A-Fa-f]*}
    encoded=${encoded#"$before"%}
    rest=${encoded#??}
    byte=$(printf '%b.' "\\0$(printf '%o' "0x${encoded%"$rest"}")")
    decoded=$decoded$before${byte%.}
    encoded=$rest
  done
  decoded=$decoded$encoded
}

# Takes a URL apart into $url_*. The password is all up to the last @, so that one with a bare / or ? or @ in it does not
# end on a command line.
read_url() {
  case $2 in
    *://?*) ;;
    *) die "$1 is not a URL." "It has the form $3://user:password@host/name. Its value is not shown here." ;;
  esac
  rest=${2#*://}
  userinfo=''
  case $rest in *@*) userinfo=${rest%@*} rest=${rest##*@} ;; esac
  url_query=''
  case $rest in *\?*) url_query=${rest#*\?} rest=${rest%%\?*} ;; esac
  url_name=''
  case $rest in */*) url_name=${rest#*/} rest=${rest%%/*} ;; esac
  url_place=$rest
  case $url_place in
    *[!]A-Za-z0-9._:,%[-]*) die "$1 has no host that could be read." "Its value is not shown here. Percent-encode odd characters." ;;
  esac
  url_port=''
  case $rest in
    \[*\]*)
      url_host=${rest#\[} url_host=${url_host%%\]*}
      url_port=${rest##*\]} url_port=${url_port#:}
      ;;
    *:*) url_host=${rest%%:*} url_port=${rest#*:} ;;
    *) url_host=$rest ;;
  esac
  url_user=${userinfo%%:*}
  url_password=''
  case $userinfo in
    *:*)
      decode "${userinfo#*:}"
      url_password=$decoded
      ;;
  esac
}

# A place on this machine needs no encryption on the way.
is_here() {
  case $1 in localhost | 127.0.0.1 | ::1 | '' | %2[Ff]*) return 0 ;; esac
  return 1
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
  need_addresses
}

# Whether both sides are told. A script whose sides are told otherwise has a function of its own.
need_addresses() {
  if [ -z "${OLD_URL:-}" ]; then usage "OLD_URL is not set: it is the URL of the old side, with its password"; fi
  if [ -z "$new_command" ] && [ -z "${NEW_URL:-}" ]; then usage "neither NEW_URL nor a command for the new side is there"; fi
  if [ -n "$new_command" ] && [ -n "${NEW_URL:-}" ]; then usage "give NEW_URL or a command for the new side, not both"; fi
}

need_here() {
  for program in "$@"; do
    command -v "$program" >/dev/null || die "$program is not installed on this machine." "The copy needs $client here. Install them and run this again."
  done
}

# ----------------------------------------------------------------------------------------------------------------------
