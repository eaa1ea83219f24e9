#!/bin/sh
# Copies a PostgreSQL database from where it is to where it shall be, and compares both sides afterwards.
#
#   copy-postgres.sh [--dry-run] [--again] [--jobs N] [--through-ssh] [--new-user U --new-database D] [-- COMMAND WORD...]
#
# OLD_URL   the old database, with its password: postgres://user:password@host:5432/name. It is only read.
# NEW_URL   the new database, in the same form. Or else a COMMAND that leads to it, such as "docker exec -i shop-db":
#           then psql and pg_restore run behind that command, as --new-user in --new-database, without a password.
#           A connection to another machine is encrypted, unless its URL says "sslmode=" something else.
#
# --dry-run       looks at both sides, says what stands in the way, and changes nothing
# --again         empties the new database first. All that is in it is lost.
# --jobs N        so many tables are restored at the same time (4)
# --through-ssh   COMMAND begins with ssh, which takes its words through a second shell
#
# Stop the old app before the copy that counts: rows written during the copy do not come along.
set -eu

tool=copy-postgres
place=URL
client="psql, pg_dump and pg_restore"
# pg_dump and pg_restore may print whole rows when they fail: of their lines only those that hold none are shown.
shown='^(pg_dump|pg_restore|psql)[:0-9a-z<>]*: |^(ERROR|FATAL|HINT): '
# A value can stand at the end of an error, behind the last colon.
masked='s/\(ERROR: .*: \)".*/\1(a value, which is not shown here)/'

# @shared

# @urls

# Of the parameters behind the "?" only those that libpq knows: frameworks put their own there, and libpq refuses them.
# What must not be on a command line or would undo "read only" goes to $url_password and $url_options.
read_parameters() {
  kept='' url_options='' url_sslmode=''
  while [ -n "$url_query" ]; do
    parameter=${url_query%%&*}
    case $url_query in *\&*) url_query=${url_query#*&} ;; *) url_query= ;; esac
    case $parameter in
      password=*)
        decode "${parameter#*=}"
        url_password=$decoded
        ;;
      options=*)
        decode "${parameter#*=}"
        url_options=$decoded
        ;;
      sslmode=*) url_sslmode=${parameter#*=} ;;
      host=* | port=* | user=* | dbname=* | connect_timeout=* | target_session_attrs=* | channel_binding=* | \
        gssencmode=* | sslrootcert=* | sslcert=* | sslkey=* | sslcrl=* | sslnegotiation=*) kept="$kept&$parameter" ;;
    esac
  done
  # An encrypted connection unless the URL says otherwise: libpq's own default would do without.
  if [ -z "$url_sslmode" ]; then
    url_sslmode=require
    if is_here "$url_host"; then url_sslmode=prefer; fi
  fi
  url_bare="postgresql://${url_user:+$url_user@}$url_place/$url_name${kept:+?${kept#&}}"
}

# A value of libpq's connection string.
conninfo() { printf '%s' "$1" | sed "s/[\\\\']/\\\\&/g; s/^/'/; s/\$/'/"; }

read_urls() {
  unset old_password new_password PGHOST PGHOSTADDR PGPORT PGUSER PGDATABASE PGSERVICE PGPASSWORD PGOPTIONS PGSSLMODE
  unset PGTARGETSESSIONATTRS PGCLIENTENCODING
  read_url OLD_URL "${OLD_URL:?}" postgres
  read_parameters
  old_url=$url_bare old_password=$url_password old_sslmode=$url_sslmode
  # The server itself then refuses to change anything, whatever a mistake of ours may send.
  old_options="$url_options -c default_transaction_read_only=on -c statement_timeout=0"
  new_password='' new_sslmode='' new_options=''
  if [ -n "$new_command" ]; then
    if [ -z "$new_user" ] || [ -z "$new_database" ]; then usage "a command for the new side needs --new-user and --new-database"; fi
    new_place="user=$(conninfo "$new_user") dbname=$(conninfo "$new_database") application_name=$tool"
  else
    read_url NEW_URL "$NEW_URL" postgres
    read_parameters
    new_password=$url_password new_sslmode=$url_sslmode new_options=$url_options
    new_place=$url_bare
    case $new_place in *\?*) new_place="$new_place&application_name=$tool" ;; *) new_place="$new_place?application_name=$tool" ;; esac
  fi
  unset OLD_URL NEW_URL
}

on_old_side() {
  PGPASSWORD=$old_password PGSSLMODE=$old_sslmode PGOPTIONS=$old_options PGAPPNAME=$tool
  export PGPASSWORD PGSSLMODE PGOPTIONS PGAPPNAME PGCONNECT_TIMEOUT="${PGCONNECT_TIMEOUT:-30}"
  exec "$@"
}

# Like on_new_side, with the login where there is a URL.
on_new_database() {
  if [ -z "$new_command" ]; then
    PGPASSWORD=$new_password PGSSLMODE=$new_sslmode
    export PGPASSWORD PGSSLMODE PGCONNECT_TIMEOUT="${PGCONNECT_TIMEOUT:-30}"
    if [ -n "$new_options" ]; then export PGOPTIONS="$new_options"; fi
  fi
  on_new_side "$@"
}

# SQL from stdin to one side, its answer into a file below $work. Failure: see "$work/errors".
ask() {
  {
    printf '%s\n' "\\set ON_ERROR_STOP on" "SET client_min_messages = error;" "SET client_encoding = 'UTF8';" \
      "SET search_path = pg_catalog;" "SET row_security = off;" "SET statement_timeout = 0;"
    cat
  } >"$work/question"
  case $1 in
    old) on_old_side psql -X -w -q -A -t -d "$old_url" -f - <"$work/question" >"$work/$2" 2>"$work/errors" & ;;
    new) on_new_database psql -X -w -q -A -t -d "$new_place" -f - <"$work/question" >"$work/$2" 2>"$work/errors" & ;;
  esac
  await
}

# The lines of a file as one line.
joined() { awk 'NR > 1 { printf ", " } { printf "%s", $0 } END { print "" }' "$work/$1"; }

# The lines of a file as further rows of "VALUES (...)": the side that they come from has quoted them.
further() { sed 's/^(/, (/' "$work/$1"; }

# A restore behind a command goes on when the command is gone: its sessions are ended, and then it ends too.
stop_new_side() {
  # Not by ask, which would wait for a signal.
  (on_new_database psql -X -w -q -A -t -d "$new_place" -c "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name = '$tool' AND datname = current_database() AND pid <> pg_backend_pid()") \
    </dev/null >/dev/null 2>&1
}

# The first number of "pg_dump (PostgreSQL) 17.5 (Debian 17.5-1)".
major_of() { sed -n '1s/^[^)]*) \([0-9][0-9]*\).*/\1/p' "$work/$1"; }

major_here() {
  "$1" --version >"$work/version" 2>"$work/errors" || die_of "$1 does not run on this machine."
  major_of version
}

check_versions() {
  need_here psql pg_dump pg_restore
  # "current_database" too, since one server may hold both databases.
  identity="SELECT current_setting('server_version_num')::int / 10000;
    SELECT current_database() || ' ' || extract(epoch FROM pg_postmaster_start_time());"
  ask old old-server <<SQL || die_of "the old database does not answer." "Look at OLD_URL: host, name and password; the old side wants an encrypted connection unless the URL says sslmode."
$identity
SQL
  ask new new-server <<SQL || die_of "the new database does not answer." "It must run before data is copied to it. Look at NEW_URL, or at the command behind \"--\" and the login."
$identity
SQL
  if cmp -s "$work/old-server" "$work/new-server"; then
    die "both sides are the same database." "NEW_URL or the command leads to the old database. Nothing was changed."
  fi
  old_major=$(sed -n 1p "$work/old-server") new_major=$(sed -n 1p "$work/new-server")
  if [ "$new_major" -lt "$old_major" ]; then
    die "the new server is PostgreSQL $new_major, the old one is $old_major." "A dump cannot be restored on an older version." \
      "Create the new database with PostgreSQL $old_major or newer."
  fi
  check_tools
}

check_tools() {
  dump_major=$(major_here pg_dump) restore_major=$(major_here pg_restore)
  if [ -n "$new_command" ]; then
    (on_new_side pg_restore --version) </dev/null >"$work/version" 2>"$work/errors" ||
      die_of "pg_restore does not run behind the command for the new side." "The command must lead to where PostgreSQL's programs are."
    restore_major=$(major_of version)
  fi
  if [ "$dump_major" -lt "$old_major" ]; then
    die "pg_dump on this machine is version $dump_major, the old server is PostgreSQL $old_major." "pg_dump cannot read a newer server." \
      "Install PostgreSQL's client of a version from $old_major to $new_major, and put it first in PATH."
  fi
  if [ "$dump_major" -gt "$restore_major" ] || [ "$restore_major" -gt "$new_major" ]; then
    die "pg_dump is version $dump_major, pg_restore is $restore_major, the new server is PostgreSQL $new_major." \
      "A dump is only sure to be read by programs and servers that are not older than pg_dump." \
      "Install PostgreSQL's client of a version from $old_major to $new_major, and put it first in PATH."
  fi
  say "      old: PostgreSQL $old_major, new: PostgreSQL $new_major, pg_dump $dump_major, pg_restore $restore_major"
}

check_extensions() {
  ask old extensions <<'SQL' || die_of "the extensions of the old database could not be read."
SELECT format('(%L, %L)', extname, nspname)
FROM pg_extension e JOIN pg_namespace n ON n.oid = extnamespace WHERE extname <> 'plpgsql' ORDER BY e.oid
SQL
  ask new missing <<SQL || die_of "the extensions that the new server offers could not be read."
SELECT name FROM (VALUES ('plpgsql', '') $(further extensions)) AS wanted (name, home)
WHERE name NOT IN (SELECT name FROM pg_available_extensions) ORDER BY 1
SQL
  if [ -s "$work/missing" ]; then
    die "the new server does not offer these extensions that the old database uses: $(joined missing)." \
      "Tables that need them could not be restored." \
      "Take a server (an image, a plan) that brings them; or, if the app does not use them, DROP EXTENSION on the old side."
  fi
  # Rules of row-level security name roles, and neither roles nor grants are copied.
  ask old roles <<'SQL' || die_of "the policies of the old database could not be read."
SELECT DISTINCT format('(%L)', rolname) FROM pg_policy, unnest(polroles) AS role JOIN pg_roles r ON r.oid = role
SQL
  ask new missing <<SQL || die_of "the roles of the new side could not be read."
SELECT name FROM (VALUES ('public') $(further roles)) AS wanted (name)
WHERE name <> 'public' AND name NOT IN (SELECT rolname FROM pg_roles) ORDER BY 1
SQL
  if [ -s "$work/missing" ]; then
    die "policies of row-level security name roles that the new side lacks: $(joined missing)." \
      "Create them there (CREATE ROLE ... NOLOGIN), then run this again."
  fi
}

# Everything in the new database that no extension brought, as "kind name" or as the command that drops it. Tables come
# first, since most of the rest goes with them. Schemas that hold an extension stay, as does "public".
things() {
  cat <<SQL
WITH member AS (SELECT classid, objid FROM pg_depend WHERE deptype = 'e'),
home AS (SELECT oid, nspname = 'public' OR oid IN (SELECT extnamespace FROM pg_extension) AS stays
  FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'),
inside AS (
  SELECT 1 AS turn, tableoid, oid, relnamespace AS home FROM pg_class WHERE relkind IN ('r', 'p', 'f')
  UNION ALL SELECT 2, tableoid, oid, relnamespace FROM pg_class WHERE relkind IN ('v', 'm', 'S')
  UNION ALL SELECT 3, tableoid, oid, pronamespace FROM pg_proc
  UNION ALL SELECT 4, tableoid, oid, typnamespace FROM pg_type t WHERE typcategory <> 'A' AND typtype <> 'm'
    AND (typrelid = 0 OR (SELECT relkind FROM pg_class c WHERE c.oid = typrelid) = 'c')
  UNION ALL SELECT 5, tableoid, oid, oprnamespace FROM pg_operator
  UNION ALL SELECT 5, tableoid, oid, opcnamespace FROM pg_opclass
  UNION ALL SELECT 6, tableoid, oid, opfnamespace FROM pg_opfamily
  UNION ALL SELECT 6, tableoid, oid, collnamespace FROM pg_collation
  UNION ALL SELECT 6, tableoid, oid, connamespace FROM pg_conversion
  UNION ALL SELECT 6, tableoid, oid, cfgnamespace FROM pg_ts_config
  UNION ALL SELECT 7, tableoid, oid, dictnamespace FROM pg_ts_dict),
thing AS (
  SELECT turn, tableoid AS classid, oid AS objid FROM inside WHERE home IN (SELECT oid FROM home)
  UNION ALL SELECT 8, 'pg_namespace'::regclass, oid FROM home WHERE NOT stays
  UNION ALL SELECT 0, tableoid, oid FROM pg_publication WHERE pg_has_role(pubowner, 'USAGE')
  UNION ALL SELECT 0, tableoid, oid FROM pg_event_trigger WHERE pg_has_role(evtowner, 'USAGE')
  UNION ALL SELECT 9, tableoid, oid FROM pg_foreign_server WHERE pg_has_role(srvowner, 'USAGE'))
SELECT $1 FROM thing, LATERAL pg_identify_object(classid, objid, 0) AS o
WHERE (classid, objid) NOT IN (SELECT classid, objid FROM member) ORDER BY turn, objid
SQL
}

check_empty() {
  {
    things "replace(o.type || ' ' || o.identity, E'\\n', ' ')"
    echo ";"
    echo "SELECT 'large object ' || oid FROM pg_largeobject_metadata ORDER BY oid"
  } >"$work/sql"
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
}

tell_differences() {
  locale="SELECT 'encoding ' || pg_encoding_to_char(encoding) || ', collation ' || datcollate || ', character types ' || datctype
    FROM pg_database WHERE datname = current_database()"
  for side in old new; do
    ask $side $side-locale <<SQL || die_of "the encoding of the $side database could not be read."
$locale
SQL
  done
  if ! cmp -s "$work/old-locale" "$work/new-locale"; then
    say "      note: old: $(cat "$work/old-locale"); new: $(cat "$work/new-locale"). Texts may sort in another order."
  fi
  # What the old platform keeps for itself cannot be read, and is not the app's.
  ask old hidden <<'SQL' || die_of "the schemas of the old database could not be read."
SELECT quote_ident(nspname) FROM pg_namespace WHERE nspname !~ '^pg_' AND NOT has_schema_privilege(oid, 'USAGE') ORDER BY 1
SQL
  if [ -s "$work/hidden" ]; then
    say "      note: the old login may not read the schemas $(joined hidden), so they are left out"
  fi
}

make_dump() {
  ask old size <<'SQL' || die_of "the size of the old database could not be read."
SELECT pg_database_size(current_database()) / 1024
SQL
  size=$(cat "$work/size")
  free=$(df -Pk "$work" | awk 'NR == 2 { print $4 }')
  if [ "$free" -lt "$size" ]; then
    say "      note: the old database has $((size / 1024)) MiB, and only $((free / 1024)) MiB are free in ${TMPDIR:-/tmp}. A dump is smaller, so it may fit."
  fi
  set -- --format=custom --no-owner --no-acl --no-security-labels --no-subscriptions --no-tablespaces -w -f "$work/dump" -d "$old_url"
  while IFS= read -r schema; do set -- "$@" "--exclude-schema=$schema"; done <"$work/hidden"
  on_old_side pg_dump "$@" </dev/null >/dev/null 2>"$work/errors" &
  await || die_of "pg_dump failed, so there is no dump; see above." "The old database was only read." \
    "If the disk is full, set TMPDIR to a folder with more space. If the connection broke, run this again."
  say "      the dump has $(($(wc -c <"$work/dump") / 1024)) KiB"
}

empty_new_side() {
  {
    # Something that still uses the new database would otherwise hold this up for ever.
    echo "SET lock_timeout = '60s';"
    things "format('DROP %s IF EXISTS %s CASCADE', o.type, o.identity)"
    echo "\\gexec"
    echo "SELECT format('SELECT lo_unlink(%s)', oid) FROM pg_largeobject_metadata"
    echo "\\gexec"
  } >"$work/sql"
  say "      emptying the new database, because of --again"
  ask new nothing <"$work/sql" || die_of "the new database could not be emptied; see above." \
    "If it waited for a lock, the app still runs on the new side: stop it there, then run this again."
}

# A dump refers to extensions in the schema that they had, and the login of a restore may not create them as the dump does.
make_extensions() {
  ask old sql <<'SQL' || die_of "the extensions of the old database could not be read."
SELECT DISTINCT format('CREATE SCHEMA IF NOT EXISTS %I;', nspname) FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace
WHERE nspname NOT IN ('public', 'pg_catalog')
  AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_namespace'::regclass AND objid = n.oid AND deptype = 'e');
SELECT format('CREATE EXTENSION IF NOT EXISTS %I', extname) || CASE WHEN EXISTS
  (SELECT FROM pg_depend WHERE classid = 'pg_namespace'::regclass AND objid = n.oid AND deptype = 'e') THEN ';'
  ELSE format(' SCHEMA %I;', nspname) END
FROM pg_extension e JOIN pg_namespace n ON n.oid = extnamespace WHERE extname <> 'plpgsql' ORDER BY e.oid;
SELECT format('SELECT set_config(''search_path'', %L, false); SELECT format(''ALTER DATABASE %%I SET search_path FROM CURRENT'', current_database()) \gexec',
  substr(setting, length('search_path=') + 1))
FROM pg_db_role_setting, unnest(setconfig) AS setting
WHERE setting LIKE 'search\_path=%' AND setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
  AND setrole IN (0, (SELECT oid FROM pg_roles WHERE rolname = current_user))
ORDER BY setrole <> 0 AND setdatabase <> 0 DESC, setrole <> 0 DESC, setdatabase <> 0 DESC LIMIT 1;
SQL
  # An image can bring an extension already, in another schema.
  cat >>"$work/sql" <<SQL
SET search_path = pg_catalog;
SELECT format('ALTER EXTENSION %I SET SCHEMA %I', name, home) FROM (VALUES ('plpgsql', 'pg_catalog') $(further extensions)) AS wanted (name, home)
JOIN pg_extension ON extname = name JOIN pg_namespace n ON n.oid = extnamespace WHERE nspname <> home
\\gexec
SQL
  ask new nothing <"$work/sql" || die_of "the extensions could not be created on the new side; see above." \
    "Most often the new login may not do it. Create them as the server's administrator, then run this again with --again."
}

# Out of the dump's table of contents: what was made before the restore, and what only an administrator may create.
choose_entries() {
  ask new super <<'SQL' || die_of "the rights of the new login could not be read."
SELECT rolsuper FROM pg_roles WHERE rolname = current_user
SQL
  # Event triggers of others are the old platform's own. The numbers are those of pg_namespace and pg_event_trigger.
  ask old skipped <<'SQL' || die_of "the schemas of the extensions could not be read."
SELECT '2615 ' || extnamespace FROM pg_extension UNION SELECT '3466 ' || oid FROM pg_event_trigger WHERE NOT pg_has_role(evtowner, 'USAGE')
SQL
  pg_restore --list "$work/dump" >"$work/entries" 2>"$work/errors" || die_of "pg_restore cannot read the dump."
  awk -v super="$(cat "$work/super")" -v told="$work/told" '
    NR == FNR { skipped[$0]; next }
    /^;/ { print; next }
    { what = $0; sub(/^[0-9]+; [0-9]+ [0-9]+ /, "", what) }
    what ~ /^(EXTENSION|COMMENT) - EXTENSION / || what ~ /^EXTENSION / { next }
    what ~ /^SCHEMA / && ($2 " " $3) in skipped { next }
    what ~ /^(EVENT TRIGGER|PUBLICATION)/ && (super == "f" || ($2 " " $3) in skipped) { print what >told; next }
    what ~ /^COMMENT - (EVENT TRIGGER|PUBLICATION) / { next }
    { print }' "$work/skipped" "$work/entries" >"$work/toc"
  if [ -s "$work/told" ]; then
    say "      note: left out, since the new login may not create them or they are the old platform's:"
    sed 's/^/    /' "$work/told" >&2
  fi
}

# Puts a file on the new side, beside the program that reads it: only from a file can tables be restored side by side.
send() {
  on_new_side dd of="$remote/$1" bs=65536 <"$work/$1" >/dev/null 2>"$work/errors" &
  if await && arrived=$( (on_new_side wc -c "$remote/$1") </dev/null 2>"$work/errors"); then
    if [ "$((${arrived%% *}))" -eq "$(($(wc -c <"$work/$1")))" ]; then return; fi
  fi
  sed 's/^/    /' "$work/errors" >&2
  die "the dump did not arrive whole on the new side." "Its disk may be full, or the connection broke." \
    "What arrived is removed. Run this again."
}

restore() {
  place=$work
  if [ -n "$new_command" ]; then
    remote=$( (on_new_side mktemp -d) </dev/null 2>"$work/errors") || die "no folder for the dump could be made on the new side."
    send dump
    send toc
    place=$remote
  fi
  on_new_database pg_restore --exit-on-error --no-owner --no-acl --no-tablespaces -w -j "$jobs" -L "$place/toc" -d "$new_place" "$place/dump" \
    </dev/null >/dev/null 2>"$work/errors" &
  await || die_of "pg_restore failed; see above. The new database is incomplete." "The old database is as it was." \
    "Remove the cause, then run this with --again."
}

analyze() {
  ask new nothing <<'SQL' || die_of "ANALYZE failed on the new side."
ANALYZE
SQL
}

# One line for each thing that has a number: "number kind name". JSON keeps an odd name on its line.
count() {
  ask "$1" "$1-unsorted" <<'SQL' || die_of "the rows of the $1 database could not be counted." "The copy itself was made, but nothing shows that it is whole."
BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
WITH owned AS (SELECT c.oid, c.relkind, c.relispopulated, format('%I.%I', nspname, relname) AS name
  FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
  WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' AND has_schema_privilege(n.oid, 'USAGE')
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'))
SELECT format('SELECT %s || %L', CASE
    WHEN relkind = 'S' THEN format('coalesce(pg_sequence_last_value(%s), 0)', oid)
    WHEN NOT relispopulated THEN '0'
    WHEN relkind = 'm' THEN format('(SELECT count(*) FROM %s)', name)
    ELSE format('(SELECT count(*) FROM ONLY %s)', name) END,
  CASE relkind WHEN 'r' THEN ' table ' WHEN 'm' THEN ' materialized-view ' ELSE ' sequence ' END || to_json(name))
FROM owned WHERE relkind IN ('r', 'm', 'S') ORDER BY relkind, name
\gexec
SELECT count(*) || ' large-objects all' FROM pg_largeobject_metadata;
SELECT count(*) || ' views all' FROM pg_views WHERE schemaname !~ '^pg_' AND schemaname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.deptype = 'e'
    AND d.objid = format('%I.%I', schemaname, viewname)::regclass);
SELECT count(*) || ' indexes all' FROM pg_index i JOIN pg_class c ON c.oid = indrelid JOIN pg_namespace n ON n.oid = relnamespace
WHERE nspname !~ '^pg_' AND indisvalid AND has_schema_privilege(n.oid, 'USAGE')
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e');
SELECT count(*) || ' foreign-keys all' FROM pg_constraint WHERE contype = 'f' AND conparentid = 0;
COMMIT;
SQL
  sort "$work/$1-unsorted" >"$work/$1-counts"
}

compare() {
  count old
  count new
  if ! cmp -s "$work/old-counts" "$work/new-counts"; then
    awk '{ number = $1; kind = $2; name = $0; sub(/^[^ ]+ [^ ]+ /, "", name); key = kind " " name; seen[key] }
      NR == FNR { old[key] = number; next } { new[key] = number }
      END { for (key in seen) { a = key in old ? old[key] : "absent"; b = key in new ? new[key] : "absent"
        if (a != b) print "    " key ": old " a ", new " b } }' "$work/old-counts" "$work/new-counts" | sort >&2
    die "the two sides are not equal; the differences are named above." \
      "Most often something still wrote to one of them: the old app, or the new one." \
      "Stop both, then run this with --again. Do not cut over before the sides are equal."
  fi
  awk '{ number[$2] += $1; count[$2]++ } END {
    printf "equal on both sides: %d tables with %.0f rows, %d sequences, %d materialized views, %d views, %d indexes, %d foreign keys, %d large objects\n",
      count["table"], number["table"], count["sequence"], count["materialized-view"], number["views"], number["indexes"], number["foreign-keys"], number["large-objects"]
    }' "$work/new-counts" >"$work/summary"
  say "$(cat "$work/summary")"
}

read_arguments "$@"
start
read_urls
say "1/8 versions of both sides"
check_versions
say "2/8 extensions"
check_extensions
say "3/8 the new database"
check_empty
tell_differences
if [ -n "$dry_run" ]; then
  say "nothing stands in the way. Nothing was changed, because of --dry-run."
  exit 0
fi
say "4/8 dump of the old database"
make_dump
if [ -n "$again" ]; then empty_new_side; fi
say "5/8 extensions on the new side"
make_extensions
say "6/8 restore, $jobs at a time"
choose_entries
restore
say "7/8 statistics for the planner"
analyze
say "8/8 rows of both sides"
compare
