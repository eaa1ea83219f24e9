# shellcheck shell=sh
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
