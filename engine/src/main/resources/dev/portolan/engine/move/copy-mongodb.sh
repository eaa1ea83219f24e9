#!/bin/sh
# Copies a MongoDB database from where it is to where it shall be, and compares both sides afterwards.
#
#   copy-mongodb.sh [--dry-run] [--again] [--jobs N] [--through-ssh] [--new-user U --new-database D] [-- COMMAND WORD...]
#
# OLD_URL   the old database, with its password: mongodb://user:password@host:27017/name. It is only read.
# NEW_URL   the new database, in the same form. Or else a COMMAND that leads to it, such as "docker exec -i shop-mongo":
#           then mongosh and mongorestore run behind that command, in --new-database. If the server wants a login there,
#           it is the one of the image's own variables: MONGO_INITDB_ROOT_USERNAME and MONGO_INITDB_ROOT_PASSWORD.
#
# --dry-run       looks at both sides, says what stands in the way, and changes nothing
# --again         empties the new database first. All that is in it is lost.
# --jobs N        so many collections are restored at the same time (4)
# --through-ssh   COMMAND begins with ssh, which takes its words through a second shell
#
# Stop the old app before the copy that counts: documents written during the copy may not come along.
set -eu

tool=copy-mongodb
place=URL
client="mongosh, mongodump and mongorestore"
# The tools write a time before each line. What follows may quote a document, behind a colon and a brace.
shown='(error|Error|failed|Failed|Authentication)'
masked='s/{.*/(a document, which is not shown here)/'

# @shared

# @urls

# The tools take the whole URL from a pipe or from the environment, so it stays as it is here.
read_urls() {
  unset old_whole new_whole SIDE_URL
  old_whole=$OLD_URL new_whole=${NEW_URL:-}
  read_url OLD_URL "$OLD_URL" mongodb
  check_url OLD_URL "$old_whole"
  old_name=$decoded old_server="$url_place $url_name"
  new_name=$new_database new_server=''
  if [ -z "$new_command" ]; then
    read_url NEW_URL "$NEW_URL" mongodb
    check_url NEW_URL "$new_whole"
    new_name=$decoded new_server="$url_place $url_name"
  elif [ -n "$new_user" ]; then
    say "      note: behind a command the login is the image's own; --new-user is not used"
  fi
  unset OLD_URL NEW_URL
  if [ -z "$old_name" ]; then usage "OLD_URL names no database: it ends with the name, before any \"?\""; fi
  if [ -z "$new_name" ]; then usage "the new side names no database: it is at the end of NEW_URL, or --new-database"; fi
  if [ "$old_server" = "$new_server" ]; then die "both sides are the same database." "NEW_URL leads to the old database. Nothing was changed."; fi
}

check_url() {
  if [ -n "$url_user" ] && [ -z "$url_password" ]; then die "$1 has a user and no password." "Put the password in, percent-encoded."; fi
  # MongoDB's tools encrypt only if the URL says so, or where the servers are found by "+srv".
  case $2$url_query in
    mongodb+srv:* | *tls=true* | *ssl=true*) ;;
    *) is_here "$url_host" || say "      note: $1 does not ask for an encrypted connection (tls=true)" ;;
  esac
  decode "$url_name"
}

# The line of a configuration from which MongoDB's tools read a URL.
configuration() { printf '%s\n' "$1" | sed 's/["\\]/\\&/g; s/^/uri: "/; s/$/"/'; }

# JavaScript from stdin to one side, its answer into a file below $work. mongosh finds the URL in its environment.
ask() {
  {
    cat <<'JS'
const user = process.env.MONGO_INITDB_ROOT_USERNAME, password = process.env.MONGO_INITDB_ROOT_PASSWORD;
const login = user ? encodeURIComponent(user) + ':' + encodeURIComponent(password) + '@' : '';
JS
    printf '%s\n' "$new_name" | sed 's/["\\]/\\&/g; s/^/const name = "/; s/$/";/'
    cat <<'JS'
const here = 'mongodb://' + login + '127.0.0.1/' + encodeURIComponent(name) + (user ? '?authSource=admin' : '');
const side = connect(process.env.SIDE_URL || here);
const own = side.getCollectionInfos().filter(each => !each.name.startsWith('system.')).sort((a, b) => a.name < b.name ? -1 : 1);
JS
    cat
  } >"$work/question"
  side=$1 answer=$2
  script=$(cat "$work/question")
  case $side in
    old) SIDE_URL=$old_whole mongosh --nodb --norc --quiet --eval "$script" </dev/null >"$work/$answer" 2>"$work/errors" & ;;
    new) on_new_database mongosh --nodb --norc --quiet --eval "$script" </dev/null >"$work/$answer" 2>"$work/errors" & ;;
  esac
  await
}

on_new_database() {
  if [ -z "$new_command" ]; then export SIDE_URL="$new_whole"; fi
  on_new_side "$@"
}

# mongosh prints what went wrong among its answers, too.
failed() {
  cat "$work/$1" >>"$work/errors"
  shift
  die_of "$@"
}

check_versions() {
  need_here mongosh mongodump mongorestore
  ask old old-version <<'JS' || failed old-version "the old database does not answer." "Look at OLD_URL: host, name, password, and the options behind \"?\"."
print(side.version());
JS
  ask new new-version <<'JS' || failed new-version "the new database does not answer." "It must run before data is copied to it. Look at NEW_URL, or at the command behind \"--\"."
print(side.version());
JS
  old_version=$(tail -n 1 "$work/old-version") new_version=$(tail -n 1 "$work/new-version")
  case $old_version$new_version in *[!0-9.a-z-]* | '') failed new-version "the versions of both sides could not be read." ;; esac
  if [ "${new_version%%.*}" -lt "${old_version%%.*}" ]; then
    die "the new server is MongoDB $new_version, the old one is $old_version." "A dump may not be readable by an older version." \
      "Create the new database with version ${old_version%%.*} or newer."
  fi
  say "      old: MongoDB $old_version, new: MongoDB $new_version"
}

check_empty() {
  ask new things <<'JS' || failed things "the new database could not be looked at."
own.forEach(each => print(JSON.stringify(each.name)));
JS
  if [ ! -s "$work/things" ]; then
    :
  elif [ -n "$again" ]; then
    say "      the new database holds $(grep -c . "$work/things") collections, which --again removes"
  else
    head -n 5 "$work/things" | sed 's/^/    /' >&2
    die "the new database is not empty: $(grep -c . "$work/things") collections are in it; the first are named above." \
      "A copy into them would mix old and new documents." \
      "If they are of an earlier try, run this with --again: it drops all that is in the new database and copies anew."
  fi
}

make_dump() {
  configuration "$old_whole" | mongodump --config=/dev/stdin --archive="$work/dump" --gzip >/dev/null 2>"$work/errors" &
  await || die_of "mongodump failed, so there is no dump; see above." "The old database was only read." \
    "If the disk is full, set TMPDIR to a folder with more space. If the connection broke, run this again."
  say "      the dump has $(($(wc -c <"$work/dump") / 1024)) KiB"
}

empty_new_side() {
  say "      emptying the new database, because of --again"
  ask new nothing <<'JS' || failed nothing "the new database could not be emptied."
own.forEach(each => side.getCollection(each.name).drop());
JS
}

send() {
  on_new_side dd of="$remote/dump" bs=65536 <"$work/dump" >/dev/null 2>"$work/errors" &
  if await && arrived=$( (on_new_side wc -c "$remote/dump") </dev/null 2>"$work/errors"); then
    if [ "$((${arrived%% *}))" -eq "$(($(wc -c <"$work/dump")))" ]; then return; fi
  fi
  sed 's/^/    /' "$work/errors" >&2
  die "the dump did not arrive whole on the new side." "Its disk may be full, or the connection broke." \
    "What arrived is removed. Run this again."
}

# Runs behind COMMAND: the password goes through a pipe there, and never on a command line.
login() {
  cat <<'SH'
if [ -n "${MONGO_INITDB_ROOT_PASSWORD:-}" ]; then
  printf '%s\n' "$MONGO_INITDB_ROOT_PASSWORD" | sed 's/["\\]/\\&/g; s/^/password: "/; s/$/"/' |
    "$@" --config=/dev/stdin --username="$MONGO_INITDB_ROOT_USERNAME" --authenticationDatabase=admin
else
  exec "$@"
fi
SH
}

restore() {
  set -- --gzip --stopOnError --numParallelCollections="$jobs" --nsInclude="$old_name.*" --nsFrom="$old_name.*" --nsTo="$new_name.*"
  if [ -n "$new_command" ]; then
    remote=$( (on_new_side mktemp -d) </dev/null 2>"$work/errors") || die "no folder for the dump could be made on the new side."
    send
    on_new_side sh -c "$(login)" sh mongorestore --archive="$remote/dump" "$@" </dev/null >/dev/null 2>"$work/errors" &
  else
    configuration "$new_whole" | mongorestore --config=/dev/stdin --archive="$work/dump" "$@" >/dev/null 2>"$work/errors" &
  fi
  await || die_of "mongorestore failed; see above. The new database is incomplete." "The old database is as it was." \
    "Remove the cause, then run this with --again."
}

# One line for each thing that has a number: "number kind name".
count() {
  ask "$1" "$1-unsorted" <<'JS' || failed "$1-unsorted" "the documents of the $1 database could not be counted."
own.filter(each => each.type !== 'view').forEach(each => {
  const collection = side.getCollection(each.name);
  print(collection.countDocuments({}) + ' documents ' + JSON.stringify(each.name));
  if (each.type === 'collection') print(collection.getIndexes().length + ' indexes ' + JSON.stringify(each.name));
});
print(own.filter(each => each.type === 'view').length + ' views all');
JS
  grep '^[0-9]' "$work/$1-unsorted" | sort >"$work/$1-counts"
}

compare() {
  count old
  count new
  if ! cmp -s "$work/old-counts" "$work/new-counts"; then
    awk '{ number = $1; key = $0; sub(/^[^ ]+ /, "", key); seen[key] }
      NR == FNR { old[key] = number; next } { new[key] = number }
      END { for (key in seen) { a = key in old ? old[key] : "absent"; b = key in new ? new[key] : "absent"
        if (a != b) print "    " key ": old " a ", new " b } }' "$work/old-counts" "$work/new-counts" | sort >&2
    die "the two sides are not equal; the differences are named above." \
      "Most often something still wrote to one of them: the old app, or the new one." \
      "Stop both, then run this with --again. Do not cut over before the sides are equal."
  fi
  say "$(awk '{ number[$2] += $1; count[$2]++ } END {
    printf "equal on both sides: %d collections with %.0f documents, %d indexes, %d views\n",
      count["documents"], number["documents"], number["indexes"], number["views"] }' "$work/new-counts")"
}

# A restore ends with its tool.
stop_new_side() { :; }

read_arguments "$@"
start
read_urls
say "1/5 both servers"
check_versions
say "2/5 the new database"
check_empty
if [ -n "$dry_run" ]; then
  say "nothing stands in the way. Nothing was changed, because of --dry-run."
  exit 0
fi
say "3/5 dump of the old database"
make_dump
if [ -n "$again" ]; then empty_new_side; fi
say "4/5 restore"
restore
say "5/5 documents of both sides"
compare
