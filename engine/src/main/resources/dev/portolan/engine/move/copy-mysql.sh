#!/bin/sh
# Copies a MySQL or MariaDB database from where it is to where it shall be, and compares both sides afterwards.
#
#   copy-mysql.sh [--dry-run] [--again] [--through-ssh] [--new-user U --new-database D] [-- COMMAND WORD...]
#
# OLD_URL   the old database, with its password: mysql://user:password@host:3306/name. It is only read.
# NEW_URL   the new database, in the same form. Or else a COMMAND that leads to it, such as "docker exec -i shop-mysql":
#           then mysql runs behind that command, as --new-user in --new-database. Its password is taken from what the
#           images of MySQL and MariaDB have in their environment there: MYSQL_PASSWORD, or MYSQL_ROOT_PASSWORD for root.
#
# --dry-run       looks at both sides, says what stands in the way, and changes nothing
# --again         empties the new database first. All that is in it is lost.
# --through-ssh   COMMAND begins with ssh, which takes its words through a second shell
#
# Stop the old app before the copy that counts: rows written during the copy do not come along.
set -eu

tool=copy-mysql
place=URL
client="mysql and mysqldump (or mariadb and mariadb-dump)"
# A statement that fails is not shown, since it holds rows; nor are the values that an error quotes.
shown='^(ERROR|mysql|mysqldump|mariadb|mariadb-dump)[: ]'
masked="s/entry '.*' for/entry (not shown) for/; s/value: '.*' for/value (not shown) for/; s/ near '.*/ near (not shown)/"

# @shared

# @urls

read_urls() {
  unset old_password new_password MYSQL_PWD
  read_url OLD_URL "$OLD_URL" mysql
  read_login
  old_host=$url_host old_port=$url_port old_user=$url_user old_name=$url_name old_password=$url_password old_plain=$url_plain
  new_password='' new_host='' new_port='' new_plain='' new_name=$new_database
  if [ -z "$new_command" ]; then
    read_url NEW_URL "$NEW_URL" mysql
    read_login
    new_host=$url_host new_port=$url_port new_user=$url_user new_name=$url_name new_password=$url_password new_plain=$url_plain
  elif [ -z "$new_user" ] || [ -z "$new_database" ]; then
    usage "a command for the new side needs --new-user and --new-database"
  fi
  unset OLD_URL NEW_URL
}

# An encrypted connection unless the URL says otherwise, in one of the words that drivers have for it.
read_login() {
  url_port=${url_port:-3306} url_plain=''
  decode "$url_user"
  url_user=$decoded
  decode "$url_name"
  url_name=$decoded
  case $url_query in
    *ssl-mode=[Dd][Ii][Ss]* | *sslmode=disable* | *useSSL=false* | *ssl=false*) url_plain=yes ;;
  esac
  if is_here "$url_host"; then url_plain=yes; fi
  # "localhost" would mean a socket.
  case $url_host in localhost) url_host=127.0.0.1 ;; esac
}

# The first of these programs that there is on this machine.
first_here() {
  for program in "$@"; do
    if command -v "$program" >/dev/null; then
      echo "$program"
      return
    fi
  done
}

find_tools() {
  mysql=$(first_here mysql mariadb) mysqldump=$(first_here mysqldump mariadb-dump)
  need_here "${mysql:-mysql}" "${mysqldump:-mysqldump}"
  new_mysql=$mysql
  if [ -n "$new_command" ]; then
    new_mysql=mysql
    # Newer images of MariaDB have it by its own name only.
    if ! (on_new_side mysql --version) </dev/null >/dev/null 2>&1; then new_mysql=mariadb; fi
  fi
  encrypted=--ssl-mode=REQUIRED
  case $("$mysql" --version) in *MariaDB*) encrypted="--ssl --skip-ssl-verify-server-cert" ;; esac
}

# A client of the old side with these words. Only for a subshell, as the next one.
on_old_side() {
  program=$1
  shift
  set -- --host="$old_host" --port="$old_port" --user="$old_user" --default-character-set=utf8mb4 "$@"
  # These are words, so there are no quotes around them.
  if [ -z "$old_plain" ]; then for word in $encrypted; do set -- "$word" "$@"; done; fi
  export MYSQL_PWD="$old_password"
  exec "$program" --no-defaults "$@"
}

on_new_database() {
  set -- --user="$new_user" --default-character-set=utf8mb4 "$@" "$new_name"
  if [ -n "$new_command" ]; then on_new_side sh -c "$(login)" sh "$new_user" "$new_mysql" --no-defaults "$@"; fi
  set -- --host="$new_host" --port="$new_port" "$@"
  if [ -z "$new_plain" ]; then for word in $encrypted; do set -- "$word" "$@"; done; fi
  export MYSQL_PWD="$new_password"
  exec "$new_mysql" --no-defaults "$@"
}

# Runs behind COMMAND: the password goes from the one variable there to the other, and never on a command line.
login() {
  cat <<'SH'
if [ -z "${MYSQL_PWD:-}" ]; then
  case $1 in
    root) MYSQL_PWD=${MYSQL_ROOT_PASSWORD:-${MARIADB_ROOT_PASSWORD:-}} ;;
    *) MYSQL_PWD=${MYSQL_PASSWORD:-${MARIADB_PASSWORD:-}} ;;
  esac
fi
export MYSQL_PWD
shift
exec "$@"
SH
}

# SQL from stdin to one side, its answer into a file below $work: a row a line, with tabs; odd characters are escaped.
ask() {
  cat >"$work/question"
  set -- "$1" "$2" --batch --skip-column-names ${3:+"$3"}
  side=$1 answer=$2
  shift 2
  case $side in
    old) on_old_side "$mysql" --init-command="SET SESSION TRANSACTION READ ONLY" "$@" "$old_name" <"$work/question" >"$work/$answer" 2>"$work/errors" & ;;
    new) on_new_database "$@" <"$work/question" >"$work/$answer" 2>"$work/errors" & ;;
  esac
  await
}

family() { case $(cat "$work/$1") in *MariaDB*) echo MariaDB ;; *) echo MySQL ;; esac; }

# 8.0.36 as 8000, to compare.
number() { sed -n '1s/^\([0-9]*\)\.\([0-9]*\).*/\1 \2/p' "$work/$1" | { read -r major minor && echo $((major * 1000 + minor)); }; }

check_versions() {
  find_tools
  version="SELECT VERSION(); SELECT @@hostname, @@port, @@datadir, @@server_id, DATABASE()"
  ask old old-server <<SQL || die_of "the old database does not answer." "Look at OLD_URL: host, name and password; the old side wants an encrypted connection unless the URL says ssl-mode=DISABLED."
$version
SQL
  ask new new-server <<SQL || die_of "the new database does not answer." "It must run before data is copied to it. Look at NEW_URL, or at the command behind \"--\" and the login."
$version
SQL
  if cmp -s "$work/old-server" "$work/new-server"; then
    die "both sides are the same database." "NEW_URL or the command leads to the old database. Nothing was changed."
  fi
  say "      old: $(family old-server) $(head -n 1 "$work/old-server"), new: $(family new-server) $(head -n 1 "$work/new-server")"
  if [ "$(family old-server)" != "$(family new-server)" ]; then
    say "      note: MySQL and MariaDB are different products. What only one of them knows stops the copy."
  elif [ "$(number new-server)" -lt "$(number old-server)" ]; then
    die "the new server is older than the old one." "A dump may not be readable by an older version." "Create the new database with the old one's version or a newer one."
  fi
}

# Everything in the database, as "kind name" or as the command that drops it.
things() {
  cat <<SQL
SELECT $1 FROM (
  SELECT 1 AS turn, IF(table_type = 'VIEW', 'VIEW', 'TABLE') AS kind, table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()
  UNION ALL SELECT 2, routine_type, routine_name FROM information_schema.routines WHERE routine_schema = DATABASE()
  UNION ALL SELECT 3, 'EVENT', event_name FROM information_schema.events WHERE event_schema = DATABASE()) AS thing
ORDER BY turn, kind, name;
SQL
}

check_empty() {
  things "CONCAT(kind, ' ', name)" >"$work/sql"
  ask new things <"$work/sql" || die_of "the new database could not be looked at."
  if [ ! -s "$work/things" ]; then
    :
  elif [ -n "$again" ]; then
    say "      the new database holds $(grep -c . "$work/things") things, which --again removes"
  else
    head -n 5 "$work/things" | sed 's/^/    /' >&2
    die "the new database is not empty: $(grep -c . "$work/things") things are in it; the first are named above." \
      "A copy into them would mix old and new rows." \
      "If they are of an earlier try, run this with --again: it drops all that is in the new database and copies anew."
  fi
  ask old engines <<'SQL' || die_of "the tables of the old database could not be read."
SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' AND engine <> 'InnoDB' ORDER BY 1
SQL
  if [ -s "$work/engines" ]; then
    say "      note: these tables know no transactions, and are only copied as of one moment while the old app is stopped: $(tr '\n' ' ' <"$work/engines")"
  fi
}

# Options that only some of the dump's versions have.
where_known() {
  for option in "$@"; do
    if grep -q -e "${option%%=*}" "$work/help"; then echo "$option"; fi
  done
}

make_dump() {
  "$mysqldump" --help >"$work/help" 2>/dev/null || :
  set -- --single-transaction --quick --routines --triggers --events --hex-blob --no-tablespaces
  for option in $(where_known --set-gtid-purged=OFF --column-statistics=0); do set -- "$@" "$option"; done
  on_old_side "$mysqldump" "$@" "$old_name" </dev/null >"$work/dump" 2>"$work/errors" &
  await || die_of "the dump failed; see above." "The old database was only read." \
    "If the disk is full, set TMPDIR to a folder with more space. If the connection broke, run this again." \
    "If the old login may not read a routine, its owner must be this login, or an administrator must make the dump."
  tail -n 1 "$work/dump" | grep -q '^-- Dump completed' || die "the dump is not whole: its last line is missing." "Set TMPDIR to a folder with more space, and run this again."
  say "      the dump has $(($(wc -c <"$work/dump") / 1024)) KiB"
}

empty_new_side() {
  say "      emptying the new database, because of --again"
  # A name with a backtick in it has two of them in SQL.
  things "CONCAT('DROP ', kind, ' IF EXISTS \`', REPLACE(name, '\`', '\`\`'), '\`;')" >"$work/sql"
  ask new drops --raw <"$work/sql" || die_of "the new database could not be emptied."
  {
    echo "SET foreign_key_checks = 0; SET lock_wait_timeout = 60;"
    cat "$work/drops"
  } >"$work/sql"
  ask new nothing <"$work/sql" || die_of "the new database could not be emptied; see above." \
    "If it waited for a lock, the app still runs on the new side: stop it there, then run this again."
}

# Views, triggers and routines belong to users that the new side does not have: there they shall belong to the new login.
# No line of rows begins like those. The first line of some dumps is for MariaDB's own client only.
restore() {
  cat >"$work/owners" <<'SED'
1 {
  /sandbox mode/d
}
/^\/\*!/s/DEFINER=`[^`]*`@`[^`]*`//
/^CREATE DEFINER=/s/DEFINER=`[^`]*`@`[^`]*`//
SED
  sed -f "$work/owners" "$work/dump" >"$work/sql"
  rm -f "$work/dump"
  on_new_database <"$work/sql" >/dev/null 2>"$work/errors" &
  await || die_of "the restore failed; see above. The new database is incomplete." "The old database is as it was." \
    "Remove the cause, then run this with --again."
}

# One line for each thing that has a number: "number kind name".
count() {
  ask "$1" "$1-questions" --raw <<'SQL' || die_of "the tables of the $1 database could not be read."
SELECT CONCAT('SELECT COUNT(*), ''table'', ', QUOTE(table_name), ' FROM `', REPLACE(table_name, '`', '``'), '`;')
FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' ORDER BY table_name;
SQL
  cat >>"$work/$1-questions" <<'SQL'
SELECT COUNT(*), 'views', 'all' FROM information_schema.views WHERE table_schema = DATABASE();
SELECT COUNT(*), 'routines', 'all' FROM information_schema.routines WHERE routine_schema = DATABASE();
SELECT COUNT(*), 'triggers', 'all' FROM information_schema.triggers WHERE trigger_schema = DATABASE();
SELECT COUNT(*), 'events', 'all' FROM information_schema.events WHERE event_schema = DATABASE();
SQL
  ask "$1" "$1-unsorted" <"$work/$1-questions" || die_of "the rows of the $1 database could not be counted."
  tr '\t' ' ' <"$work/$1-unsorted" | sort >"$work/$1-counts"
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
    printf "equal on both sides: %d tables with %.0f rows, %d views, %d routines, %d triggers, %d events\n",
      count["table"], number["table"], number["views"], number["routines"], number["triggers"], number["events"] }' "$work/new-counts")"
}

# A server rolls back by itself when its client is gone.
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
say "5/5 rows of both sides"
compare
