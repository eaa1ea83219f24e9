#!/bin/sh
# Copies the keys of a Redis or Valkey, with the time that each has left, and compares both sides afterwards.
#
#   copy-redis.sh [--dry-run] [--again] [--through-ssh] [--new-user U --new-database N] [-- COMMAND WORD...]
#
# OLD_URL   the old server, with its password: redis://:password@host:6379/0, or rediss:// with TLS. It is only read.
# NEW_URL   the new server, in the same form. Or else a COMMAND that leads to it, such as "docker exec -i shop-redis":
#           then redis-cli runs behind that command. If the server wants a password there, REDISCLI_AUTH holds it there.
#
# --dry-run       looks at both sides, says what stands in the way, and changes nothing
# --again         empties the new database first. All that is in it is lost.
# --through-ssh   COMMAND begins with ssh, which takes its words through a second shell
# --new-database  the number of the database behind COMMAND (0)
#
# Stop the old app before the copy that counts: keys written during the copy may not come along. What is only a cache,
# need not be copied at all.
set -eu

tool=copy-redis
place=URL
client="redis-cli"
# What a server refuses names no key and no value.
shown='^[A-Z][A-Za-z]* ' masked=''

# @shared

# @urls

read_urls() {
  unset old_password new_password REDISCLI_AUTH
  read_url OLD_URL "$OLD_URL" redis
  read_place "$OLD_URL"
  old_host=$url_host old_port=$url_port old_number=$url_name old_user=$url_user old_password=$url_password old_tls=$url_tls
  new_password='' new_host='' new_port='' new_tls='' new_number=${new_database:-0}
  if [ -z "$new_command" ]; then
    read_url NEW_URL "$NEW_URL" redis
    read_place "$NEW_URL"
    new_host=$url_host new_port=$url_port new_number=$url_name new_user=$url_user new_password=$url_password new_tls=$url_tls
  fi
  unset OLD_URL NEW_URL
}

read_place() {
  url_tls=''
  case $1 in rediss:*) url_tls=--tls ;; esac
  # As Python's clients write it.
  case $url_tls$url_query in --tls*ssl_cert_reqs=none*) url_tls="--tls --insecure" ;; esac
  url_port=${url_port:-6379}
  case $url_name in '' | *[!0-9]*) url_name=0 ;; esac
  # Before there were users, URLs had any name there, most often "h".
  case $url_user in h | default) url_user='' ;; esac
  decode "$url_user"
  url_user=$decoded
}

# redis-cli with these words. Only for a subshell.
on_old_side() {
  if [ -n "$old_user" ]; then set -- --user "$old_user" "$@"; fi
  # Servers that are sold by the hour sign their certificates themselves: there is nothing to check them against.
  if [ -n "$old_tls" ]; then set -- --tls --insecure "$@"; fi
  if [ -n "$old_password" ]; then export REDISCLI_AUTH="$old_password"; fi
  exec redis-cli -h "$old_host" -p "$old_port" -n "$old_number" "$@"
}

on_new_database() {
  if [ -n "$new_user" ]; then set -- --user "$new_user" "$@"; fi
  case $new_tls in *insecure) set -- --insecure "$@" ;; esac
  if [ -n "$new_tls" ]; then set -- --tls "$@"; fi
  if [ -n "$new_password" ]; then export REDISCLI_AUTH="$new_password"; fi
  set -- -n "$new_number" "$@"
  if [ -z "$new_command" ]; then set -- -h "$new_host" -p "$new_port" "$@"; fi
  on_new_side redis-cli "$@"
}

# A command to one side, its answer into a file below $work.
ask() {
  side=$1 answer=$2
  shift 2
  case $side in
    old) on_old_side --raw "$@" </dev/null >"$work/$answer" 2>"$work/errors" & ;;
    new) on_new_database --raw "$@" </dev/null >"$work/$answer" 2>"$work/errors" & ;;
  esac
  await
}

# redis-cli prints what a server refuses like any answer: there the error is the first line.
refused() {
  head -n 1 "$work/$1" >>"$work/errors"
  shift
  die_of "$@"
}

# A value of INFO.
info() { sed -n "s/^$2:\([^,]*\).*/\1/p" "$work/$1-info" | tr -d '\r' | head -n 1; }

answers() {
  ask "$1" "$1-info" INFO || return 1
  grep -q '^redis_version:' "$work/$1-info"
}

check_servers() {
  by_value=''
  need_here redis-cli
  answers old ||
    refused old-info "the old server does not answer." "Look at OLD_URL: host, port and password, and whether it begins with redis:// or rediss://."
  answers new ||
    refused new-info "the new server does not answer." "It must run before keys are copied to it. Look at NEW_URL, or at the command behind \"--\"."
  if [ "$(info old run_id)" = "$(info new run_id)" ] && [ "$old_number" = "$new_number" ]; then
    die "both sides are the same database." "NEW_URL or the command leads to the old server. Nothing was changed."
  fi
  old_version=$(info old redis_version) new_version=$(info new redis_version)
  if [ "${new_version%%.*}" -lt "${old_version%%.*}" ]; then
    by_value=yes
    say "      note: an older server cannot read what a newer one writes: keys are copied by their values."
    say "      note: a group of a stream goes on where it was; what it delivered and was not told to be done is not known there."
  fi
  say "      old: $old_version, new: $new_version"
  if [ -n "$old_tls" ]; then say "      note: the certificate of the old server is not checked"; fi
  sed -n 's/^\(db[0-9]*\):.*/\1/p' "$work/old-info" | grep -vx "db$old_number" >"$work/others" || :
  if [ -s "$work/others" ]; then
    say "      note: the old server has keys in $(tr '\n' ' ' <"$work/others")too. Only db$old_number is copied."
  fi
}

check_empty() {
  ask new size DBSIZE || die_of "the new database could not be looked at."
  case $(cat "$work/size") in '' | *[!0-9]*) refused size "the new database could not be looked at." ;; esac
  size=$(cat "$work/size")
  if [ "$size" -eq 0 ]; then
    :
  elif [ -n "$again" ]; then
    say "      the new database holds $size keys, which --again removes"
  else
    die "the new database is not empty: it holds $size keys." "A copy into them would mix old and new ones." \
      "If they are of an earlier try, run this with --again: it removes all keys there and copies anew."
  fi
  memory=$(info old used_memory) limit=$(info new maxmemory)
  if [ "${limit:-0}" -gt 0 ] && [ "$limit" -lt "$memory" ]; then
    say "      note: the old server uses $((memory / 1048576)) MiB, and the new one may use only $((limit / 1048576)) MiB. It may not fit."
  fi
}

# A server from version 7 on refuses a script that writes, if it is asked to.
read_only() { if [ "${1%%.*}" -ge 7 ]; then echo EVAL_RO; else echo EVAL; fi; }

# Goes through all keys of a side and runs a script for each part of them: each_part SIDE SCRIPT FUNCTION. The first line of
# the script's answer says where the next part begins; the rest is for the function.
each_part() {
  side=$1 script=$2 function=$3 cursor=0 seen=0
  case $side in old) version=$old_version ;; new) version=$new_version ;; esac
  while :; do
    ask "$side" part "$(read_only "$version")" "$script" 0 "$cursor" || refused part "the keys of the $side side could not be read."
    cursor=$(head -n 1 "$work/part" | cut -d ' ' -f 1)
    case $cursor in '' | *[!0-9]*) refused part "the keys of the $side side could not be read." ;; esac
    seen=$((seen + $(head -n 1 "$work/part" | cut -d ' ' -f 2)))
    tail -n +2 "$work/part" >"$work/rest"
    "$function"
    if [ -t 2 ]; then printf '\r%s keys ' "$seen" >&2; fi
    if [ "$cursor" = 0 ]; then break; fi
  done
  if [ -t 2 ]; then printf '\n' >&2; fi
}

# Each key as the command that makes it again, in the form that the server itself speaks: so every byte is kept. The time
# at which a key ends goes along, not the time that it has left.
restore_commands() {
  cat <<'LUA'
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local page = redis.call('SCAN', ARGV[1], 'COUNT', 500)
local out = {}
for _, key in ipairs(page[2]) do
  local value = redis.call('DUMP', key)
  local left = redis.call('PTTL', key)
  if value and left ~= -2 then
    local words = {'RESTORE', key, '0', value, 'REPLACE'}
    if left >= 0 then
      words[3] = string.format('%.0f', now + left)
      words[6] = 'ABSTTL'
    end
    out[#out + 1] = '*' .. #words .. '\r\n'
    for _, word in ipairs(words) do
      out[#out + 1] = '$' .. #word .. '\r\n' .. word .. '\r\n'
    end
  end
end
return page[1] .. ' ' .. #page[2] .. '\n' .. table.concat(out)
LUA
}

# The same for a server of an older version: by commands that every version knows. Parts keep a command short.
value_commands() {
  cat <<'LUA'
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local page = redis.call('SCAN', ARGV[1], 'COUNT', 100)
local out = {}
local function command(...)
  local words = {...}
  out[#out + 1] = '*' .. #words .. '\r\n'
  for _, word in ipairs(words) do
    out[#out + 1] = '$' .. #word .. '\r\n' .. word .. '\r\n'
  end
end
local function parts(name, key, values)
  for first = 1, #values, 500 do
    command(name, key, unpack(values, first, math.min(first + 499, #values)))
  end
end
for _, key in ipairs(page[2]) do
  local kind = redis.call('TYPE', key)['ok']
  local left = redis.call('PTTL', key)
  command('DEL', key)
  if kind == 'string' then command('SET', key, redis.call('GET', key)) end
  if kind == 'list' then parts('RPUSH', key, redis.call('LRANGE', key, 0, -1)) end
  if kind == 'hash' then parts('HSET', key, redis.call('HGETALL', key)) end
  if kind == 'set' then parts('SADD', key, redis.call('SMEMBERS', key)) end
  if kind == 'zset' then
    local found = redis.call('ZRANGE', key, 0, -1, 'WITHSCORES')
    for i = 1, #found, 2 do found[i], found[i + 1] = found[i + 1], found[i] end
    parts('ZADD', key, found)
  end
  if kind == 'stream' then
    for _, entry in ipairs(redis.call('XRANGE', key, '-', '+')) do command('XADD', key, entry[1], unpack(entry[2])) end
    for _, group in ipairs(redis.call('XINFO', 'GROUPS', key)) do
      local known = {}
      for i = 1, #group, 2 do known[group[i]] = group[i + 1] end
      command('XGROUP', 'CREATE', key, known['name'], known['last-delivered-id'], 'MKSTREAM')
    end
  end
  if left >= 0 then command('PEXPIREAT', key, string.format('%.0f', now + left)) end
end
return page[1] .. ' ' .. #page[2] .. '\n' .. table.concat(out)
LUA
}

# One line for each key: a checksum of its name, when it ends, its kind, how much is in it. No name and no value.
key_lines() {
  cat <<'LUA'
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local page = redis.call('SCAN', ARGV[1], 'COUNT', 500)
local size = {list = 'LLEN', hash = 'HLEN', set = 'SCARD', zset = 'ZCARD', stream = 'XLEN'}
local out = {}
for _, key in ipairs(page[2]) do
  local kind = redis.call('TYPE', key)['ok']
  local left = redis.call('PTTL', key)
  if left ~= -2 then
    local ends = 0
    if left >= 0 then ends = now + left end
    local much = 0
    if kind == 'string' then much = redis.sha1hex(redis.call('GET', key)) end
    if size[kind] then much = redis.call(size[kind], key) end
    out[#out + 1] = redis.sha1hex(key) .. ' ' .. string.format('%.0f', ends) .. ' ' .. kind .. ' ' .. much .. '\n'
  end
end
return page[1] .. ' ' .. #page[2] .. '\n' .. table.concat(out)
LUA
}

restore_part() {
  if ! [ -s "$work/rest" ]; then return; fi
  on_new_database --pipe <"$work/rest" >"$work/replies" 2>"$work/errors" &
  if await && grep -q '^errors: 0,' "$work/replies"; then return; fi
  grep -E '^[A-Z]+ ' "$work/replies" >>"$work/errors" || :
  die_of "the new server did not take all keys; see above." "The old server is as it was." \
    "If its memory is full, give it more; if it cannot read the values, its version is too old. Then run this with --again."
}

note_part() { grep . "$work/rest" >>"$work/$side-keys" || :; }

copy_keys() {
  if [ -n "$again" ]; then
    say "      emptying the new database, because of --again"
    ask new emptied FLUSHDB || die_of "the new database could not be emptied."
    grep -qx OK "$work/emptied" || refused emptied "the new database could not be emptied."
  fi
  if [ -n "$by_value" ]; then
    each_part old "$(value_commands)" restore_part
  else
    each_part old "$(restore_commands)" restore_part
  fi
}

compare() {
  for side in old new; do
    : >"$work/$side-keys"
    each_part "$side" "$(key_lines)" note_part
    # A key can come twice while the server makes room for others.
    sort -u -k 1,1 "$work/$side-keys" >"$work/$side-sorted"
  done
  ask new time TIME || die_of "the time of the new server could not be read."
  # A key that ended in between is missed by nobody; two seconds are the two clocks' own.
  awk -v now="$(head -n 1 "$work/time")" '
    NR == FNR { old[$1] = $0; next }
    { fresh[$1] = $0; keys[$1] }
    END {
      for (key in old) keys[key]
      for (key in keys) weigh(old[key], fresh[key])
      if (missing) print "    keys only on the old side: " missing
      if (more) print "    keys only on the new side: " more
      if (different) print "    keys with another value: " different
      if (late) print "    keys that end at another time: " late
      if (missing + more + different + late == 0) printf "equal on both sides: %d keys, %d of them with an end\n", equal, ending
    }
    function weigh(was, is, a, b, ends) {
      split(was, a)
      split(is, b)
      ends = was == "" ? b[2] : a[2]
      if ((was == "" || is == "") && ends > 0 && ends / 1000 < now + 2) return
      if (was == "") more++
      else if (is == "") missing++
      else if (a[3] != b[3] || a[4] != b[4]) different++
      else if (a[2] - b[2] > 2000 || b[2] - a[2] > 2000 || (a[2] == 0) != (b[2] == 0)) late++
      else { equal++; if (a[2] > 0) ending++ }
    }' "$work/old-sorted" "$work/new-sorted" >"$work/summary"
  if ! grep -q '^equal' "$work/summary"; then
    cat "$work/summary" >&2
    die "the two sides are not equal; the differences are counted above." \
      "Most often something still wrote to one of them, or the new server has too little memory and evicts keys." \
      "Stop the app on both sides, then run this with --again. Do not cut over before the sides are equal."
  fi
  say "$(cat "$work/summary")"
}

# A server stops by itself when redis-cli is gone.
stop_new_side() { :; }

read_arguments "$@"
start
read_urls
say "1/4 both servers"
check_servers
say "2/4 the new database"
check_empty
if [ -n "$dry_run" ]; then
  say "nothing stands in the way. Nothing was changed, because of --dry-run."
  exit 0
fi
say "3/4 keys"
copy_keys
say "4/4 keys of both sides"
compare
