#!/bin/sh
# Copies the objects of a bucket (S3, or what speaks like it) into another, and compares both sides afterwards. The two may
# be of different accounts and vendors, which is why this uses rclone: the AWS CLI knows one login at a time.
#
#   copy-bucket.sh [--dry-run] [--again] [--jobs N]
#
# OLD_URL   the old bucket: s3://ACCESS_KEY_ID:SECRET_ACCESS_KEY@BUCKET/PREFIX?region=us-east-1&endpoint=https://s3.example.com
#           The prefix, the region and the endpoint may be left out. It is only read.
# NEW_URL   the new bucket, in the same form
#
# --dry-run   looks at both sides, says what stands in the way, and changes nothing
# --again     the new bucket may hold objects already: the copy goes on where it was, and what is only there is removed
# --jobs N    so many objects are copied at the same time (4)
#
# Old versions of objects and the access rules of single ones (ACLs) do not come along.
#
# A big bucket can be copied while the old app runs. Repeat it with --again after the app was stopped: that is quick.
set -eu

tool=copy-bucket
client="rclone"
# rclone's lines hold names of objects, and nothing of what is in them.
shown='.' masked=''

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

read_urls() {
  if [ -n "$new_command$new_user$new_database" ]; then usage "a bucket is reached by NEW_URL, not by a command or a login"; fi
  unset RCLONE_CONFIG_OLD_SECRET_ACCESS_KEY RCLONE_CONFIG_NEW_SECRET_ACCESS_KEY
  read_url OLD_URL "$OLD_URL" s3
  read_bucket OLD
  old=$bucket
  read_url NEW_URL "$NEW_URL" s3
  read_bucket NEW
  new=$bucket
  # This machine's own settings of rclone play no part.
  RCLONE_CONFIG=/dev/null
  export RCLONE_CONFIG
  unset OLD_URL NEW_URL
  if [ "${old#*:}" = "${new#*:}" ] && [ "$RCLONE_CONFIG_OLD_ENDPOINT" = "$RCLONE_CONFIG_NEW_ENDPOINT" ]; then
    die "both sides are the same bucket." "NEW_URL leads to the old bucket. Nothing was changed."
  fi
}

# rclone takes its remotes from the environment: nothing of them is on a command line or in a file.
read_bucket() {
  region=us-east-1 endpoint='' provider=AWS
  while [ -n "$url_query" ]; do
    parameter=${url_query%%&*}
    case $url_query in *\&*) url_query=${url_query#*&} ;; *) url_query='' ;; esac
    decode "${parameter#*=}"
    case $parameter in
      region=*) region=$decoded ;;
      endpoint=*) endpoint=$decoded provider=Other ;;
    esac
  done
  decode "$url_user"
  # Each word is a name and a value, so the quotes belong there.
  export "RCLONE_CONFIG_$1_TYPE=s3" "RCLONE_CONFIG_$1_PROVIDER=$provider" "RCLONE_CONFIG_$1_NO_CHECK_BUCKET=true" \
    "RCLONE_CONFIG_$1_REGION=$region" "RCLONE_CONFIG_$1_ENDPOINT=$endpoint" \
    "RCLONE_CONFIG_$1_ACCESS_KEY_ID=$decoded" "RCLONE_CONFIG_$1_SECRET_ACCESS_KEY=$url_password"
  bucket="$1:$url_place${url_name:+/$url_name}"
}

check_sides() {
  need_here rclone
  rclone size --json "$old" </dev/null >"$work/old-size" 2>"$work/errors" &
  await || die_of "the old bucket cannot be listed; see above." "Look at OLD_URL: keys, bucket, region and endpoint."
  say "      old: $(cat "$work/old-size")"
  rclone size --json "$new" </dev/null >"$work/new-size" 2>"$work/errors" &
  await || die_of "the new bucket cannot be listed; see above." "It must exist before objects are copied to it. Look at NEW_URL: keys, bucket, region and endpoint."
  say "      new: $(cat "$work/new-size")"
  if [ -z "$again" ] && ! grep -Eq '"count": ?0[,}]' "$work/new-size"; then
    die "the new bucket is not empty." "A copy would mix old and new objects." \
      "If they are of an earlier try, run this with --again: it goes on where that was, and removes what the old bucket does not have."
  fi
}

copy_objects() {
  set -- --transfers "$jobs" "$old" "$new"
  if [ -t 2 ]; then set -- --progress "$@"; fi
  rclone sync "$@" </dev/null >&2 2>"$work/errors" &
  await || die_of "not all objects were copied; see above." "The old bucket is as it was." "Run this again with --again: it goes on where it was."
}

# By size, and by checksum where both sides have one.
compare() {
  rclone check "$old" "$new" </dev/null >/dev/null 2>"$work/errors" &
  await || die_of "the two sides are not equal; the differences are named above." \
    "Most often something still wrote to one of them: the old app, or the new one." \
    "Stop both, then run this with --again. Do not cut over before the sides are equal."
  rclone size --json "$new" </dev/null >"$work/new-size" 2>"$work/errors" &
  await || die_of "the new bucket cannot be listed."
  say "equal on both sides: $(cat "$work/new-size")"
}

# A copy ends with rclone.
stop_new_side() { :; }

read_arguments "$@"
start
read_urls
say "1/3 both buckets"
check_sides
if [ -n "$dry_run" ]; then
  say "nothing stands in the way. Nothing was changed, because of --dry-run."
  exit 0
fi
say "2/3 objects, $jobs at a time"
copy_objects
say "3/3 objects of both sides"
compare
