#!/bin/sh
# A walk through the API with curl alone: sign in, hold a conversation of 120 messages, page through
# it, share it, upload a picture and fetch it back.
#
#   src/test/tour/tour.sh [BASE_URL]        default http://127.0.0.1:8080
#
# Prints every answer with ids, times, tokens and signatures replaced by their kind, so that the
# output is the same on every store. Ends with 1 at the first answer that is not the expected one.
set -eu
base=${1:-http://127.0.0.1:8080}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() { echo "tour: $*" >&2; exit 1; }

command -v curl >/dev/null || fail 'curl is needed and was not found'

# call EXPECTED_STATUS METHOD PATH [curl options]: the body goes to $work/body
call() {
  expected=$1 method=$2 path=$3
  shift 3
  status=$(curl -sS -o "$work/body" -D "$work/head" -w '%{http_code}' -X "$method" "$@" "$base$path") ||
    fail "$method $path: no answer"
  [ "$status" = "$expected" ] || fail "$method $path: $status instead of $expected: $(cat "$work/body")"
}

# signed CALL...: the same with the token
signed() {
  expected=$1 method=$2 path=$3
  shift 3
  call "$expected" "$method" "$path" -H "Authorization: Bearer $token" "$@"
}

# field NAME: the first text under that name in the answer
field() { sed -n 's/.*"'"$1"'":"\([^"]*\)".*/\1/p' "$work/body" | head -n 1; }

# told WHAT: shows the answer as it is the same everywhere
told() {
  printf '== %s\n' "$1"
  sed -E -e 's/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/ID/g' \
    -e 's/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\.[0-9]{6}Z/TIME/g' \
    -e 's/"(access_token|refresh_token|token|next_cursor|share_id|share_url|trace_id|path)":"[^"]*"/"\1":"..."/g' \
    "$work/body"
  printf '\n'
}

json='Content-Type: application/json'

call 200 POST /api/auth/login -H "$json" -d '{"username":"demo","password":"demo123"}'
token=$(field access_token)
[ -n "$token" ] || fail 'no access token'
told 'sign in'

signed 201 POST /api/conversations -H "$json" -d '{"title":"Tour 🚀","model":"m1","provider":"openai"}'
conversation=$(field id)
told 'create a conversation'

# 20 KB of JSON whose spaces, key order, escapes and numbers must come back byte for byte
filler=$(head -c 20000 /dev/zero | tr '\0' 'x')
big='{ "z" : -0.0, "a":12345678901234567890.10, "text":"\u00e9 🎉 '$filler'" }'
number=1
while [ "$number" -le 120 ]; do
  case $number in
    60) content=$big ;;
    *) content='"Message '$number' 😀"' ;;
  esac
  printf '{"role":"user","content":%s,"metadata":{"n":%d}}' "$content" "$number" >"$work/message"
  signed 201 POST "/api/conversations/$conversation/messages" -H "$json" --data-binary "@$work/message"
  number=$((number + 1))
done
told 'append 120 messages: the last answer'

cursor=
pages=0
while :; do
  signed 200 GET "/api/conversations/$conversation/messages?limit=50${cursor:+&cursor=$cursor}"
  pages=$((pages + 1))
  if [ "$pages" = 2 ]; then
    grep -qF "$big" "$work/body" || fail 'the 20 KB message did not come back byte for byte'
  fi
  told "page $pages" | sed "s/$filler/FILLER/"
  cursor=$(sed -n 's/.*"next_cursor":"\([^"]*\)".*/\1/p' "$work/body")
  [ -n "$cursor" ] || break
done
[ "$pages" = 3 ] || fail "$pages pages instead of 3"

signed 200 GET "/api/conversations/$conversation"
grep -q '"message_count":120' "$work/body" || fail "not 120 messages: $(cat "$work/body")"
told 'the conversation'

signed 200 POST "/api/conversations/$conversation/share"
share=$(field share_id)
told 'share it'
call 200 GET "/api/shared/$share?limit=2"
told 'what a stranger sees'
signed 204 DELETE "/api/conversations/$conversation/share"
call 404 GET "/api/shared/$share"
told 'after the link was withdrawn' | sed "s|$share|SHARE|g"

# the smallest PNG: one pixel
printf '\211PNG\r\n\032\n\000\000\000\015IHDR\000\000\000\001\000\000\000\001\010\006\000\000\000\037\025\304\211\000\000\000\015IDATx\234c\370\377\377?\000\005\376\002\376\247\065\201\204\000\000\000\000IEND\256B`\202' >"$work/pixel.png"
signed 201 POST /api/files -F "file=@$work/pixel.png;type=image/png"
file=$(field id)
told 'upload a picture'
signed 200 GET "/api/files/$file/content"
cmp -s "$work/body" "$work/pixel.png" || fail 'the picture came back changed'
echo '== the picture came back byte for byte'
signed 206 GET "/api/files/$file/content" -H 'Range: bytes=1-3'
told 'bytes 1 to 3 of it'
signed 204 DELETE "/api/files/$file"

signed 200 GET '/api/conversations?limit=1&title=TOUR'
told 'search by title'
signed 204 DELETE "/api/conversations/$conversation"
signed 404 GET "/api/conversations/$conversation"
told 'after the delete'
signed 204 POST /api/auth/logout -H "$json" -d '{}'
signed 401 GET /api/auth/me
told 'signed out'
echo 'tour: all answers as expected'
