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

# @shared

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
