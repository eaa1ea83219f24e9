#!/bin/sh
# Copies the objects of a bucket (S3, or what speaks like it) into another, and compares both sides afterwards. The two may
# be of different accounts and vendors, which is why this uses rclone: the AWS CLI knows one login at a time.
#
#   copy-bucket.sh [--dry-run] [--again] [--jobs N]
#
# OLD_BUCKET              the bucket's name, and behind a slash what the names of the objects begin with, if only those are
#                         wanted; or its URL: https://BUCKET.s3.amazonaws.com/PREFIX. It is only read.
# OLD_ACCESS_KEY_ID, OLD_SECRET_ACCESS_KEY
#                         who may read it; without them the sign-in of the AWS CLI is taken
# OLD_REGION              its region (us-east-1)
# OLD_ENDPOINT            where its vendor answers, such as https://s3.example.com; without it AWS does
# NEW_…                   the same of the new bucket
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
place=BUCKET
client="rclone"
# rclone's lines hold names of objects, and nothing of what is in them.
shown='.' masked=''

# @shared

read_buckets() {
  if [ -n "$new_command$new_user$new_database" ]; then usage "a bucket is reached by NEW_BUCKET, not by a command or a login"; fi
  read_bucket OLD "$OLD_BUCKET" "${OLD_ACCESS_KEY_ID:-}" "${OLD_SECRET_ACCESS_KEY:-}" "${OLD_REGION:-}" "${OLD_ENDPOINT:-}"
  old=$bucket
  read_bucket NEW "$NEW_BUCKET" "${NEW_ACCESS_KEY_ID:-}" "${NEW_SECRET_ACCESS_KEY:-}" "${NEW_REGION:-}" "${NEW_ENDPOINT:-}"
  new=$bucket
  # This machine's own settings of rclone play no part.
  RCLONE_CONFIG=/dev/null
  export RCLONE_CONFIG
  unset OLD_SECRET_ACCESS_KEY NEW_SECRET_ACCESS_KEY
  if [ "${old#*:}" = "${new#*:}" ] && [ "${OLD_ENDPOINT:-}" = "${NEW_ENDPOINT:-}" ]; then
    die "both sides are the same bucket." "NEW_BUCKET is the old bucket. Nothing was changed."
  fi
}

# rclone takes its remotes from the environment: nothing of them is on a command line or in a file.
#   read_bucket SIDE BUCKET ACCESS_KEY_ID SECRET_ACCESS_KEY REGION ENDPOINT
read_bucket() {
  case $2 in
    *://*.s3.*amazonaws.com* | *://*.s3-*amazonaws.com*)
      place=${2#*://}
      path=''
      case $place in */?*) path=/${place#*/} ;; esac
      place=${place%%/*}
      bucket=${place%%.s3[.-]*}${path%/}
      ;;
    *://*) die "$1_BUCKET is a URL that is none of AWS." "Give the bucket's name there, and its vendor's address in $1_ENDPOINT." ;;
    *) bucket=${2%/} ;;
  esac
  own='' vendor=AWS
  if [ -z "$3" ]; then own=true; fi
  if [ -n "$6" ]; then vendor=Other; fi
  # Each word is a name and a value, so the quotes belong there.
  export "RCLONE_CONFIG_$1_TYPE=s3" "RCLONE_CONFIG_$1_PROVIDER=$vendor" "RCLONE_CONFIG_$1_NO_CHECK_BUCKET=true" \
    "RCLONE_CONFIG_$1_REGION=${5:-us-east-1}" "RCLONE_CONFIG_$1_ENDPOINT=$6" "RCLONE_CONFIG_$1_ENV_AUTH=${own:-false}" \
    "RCLONE_CONFIG_$1_ACCESS_KEY_ID=$3" "RCLONE_CONFIG_$1_SECRET_ACCESS_KEY=$4"
  bucket="$1:$bucket"
}

check_sides() {
  need_here rclone
  rclone size --json "$old" </dev/null >"$work/old-size" 2>"$work/errors" &
  await || die_of "the old bucket cannot be listed; see above." "Look at OLD_BUCKET, its keys, region and endpoint."
  say "      old: $(cat "$work/old-size")"
  rclone size --json "$new" </dev/null >"$work/new-size" 2>"$work/errors" &
  await || die_of "the new bucket cannot be listed; see above." "It must exist before objects are copied to it. Look at NEW_BUCKET, its keys, region and endpoint."
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
read_buckets
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
