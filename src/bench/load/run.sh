#!/bin/bash
# Measures signed-in requests against the ceiling of the same server in the same run.
#
#   src/bench/load/run.sh [SECONDS]          default 10 per measurement
#
# The store is the one of DATABASE_PROVIDER, sqlite without it; postgresql and dynamodb bring a
# server of their own, the one of the tests. The data go into a folder of their own. Needs wrk and
# curl. Prints a table of requests per second and the ratio to the constant resource of the same
# size, at 16 and 64 connections.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
seconds=${1:-10}
warm=${WARM_SECONDS:-45}
work=$(mktemp -d)
port=${PORT:-18080}
base=http://127.0.0.1:$port
server=
leave() {
  [ -z "$server" ] || { kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; }
  exec 3>&-
  wait
  rm -rf "$work"
}
trap leave EXIT

"$root/gantry" build
mkdir -p "$work/war/WEB-INF/classes"
echo '<beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="annotated"/>' \
  >"$work/war/WEB-INF/beans.xml"
api=$(find "$root/target/payara" -name 'jakarta.ws.rs-api*.jar' -o -name 'jakarta.enterprise.cdi-api*.jar' | paste -sd:)
javac -proc:none -cp "$api" -d "$work/war/WEB-INF/classes" "$here/constant/Constant.java"
(cd "$work/war" && jar -cf "$work/constant.war" .)

# The server of the store ends with this script: it reads from a pipe that we hold.
bring_store() {
  (cd "$root" && mvn --quiet --batch-mode test-compile dependency:build-classpath \
    -Dmdep.outputFile="$work/class-path" -Dmdep.includeScope=test >&2)
  [ -f "$root/target/dynamodb-local/dynamodb-local-launcher.jar" ] || [ "$1" != dynamodb ] ||
    (cd "$root" && mvn --quiet --batch-mode -DskipTests=false exec:exec@dynamodb-local >&2)
  mkfifo "$work/hold"
  java -Dbasedir="$root" -cp "$root/target/test-classes:$(cat "$work/class-path")" \
    "$here/Servers.java" "$1" <"$work/hold" >"$work/settings" 2>"$work/store-log" &
  exec 3>"$work/hold"
  until grep -q '^export' "$work/settings"; do
    kill -0 $! 2>/dev/null || { cat "$work/store-log"; exit 1; }
    sleep 0.1
  done
  eval "$(grep '^export' "$work/settings")"
}
[ "${DATABASE_PROVIDER:-sqlite}" = sqlite ] || bring_store "$DATABASE_PROVIDER"
echo "store: ${DATABASE_PROVIDER:-sqlite}"
PORT=$port GANTRY_HOME=$work/home "$root/gantry" serve --deploy "$work/constant.war" >"$work/log" 2>&1 &
server=$!
started=$(date +%s%N)
until curl -sf -o /dev/null "$base/health/ready"; do
  kill -0 "$server" 2>/dev/null || { cat "$work/log"; exit 1; }
  sleep 0.1
done
echo "first 200 after $((($(date +%s%N) - started) / 1000000)) ms; resident $(($(awk '/VmRSS/{print $2}' "/proc/$server/status") / 1024)) MB"

json='Content-Type: application/json'
text() { sed -n 's/.*"'"$1"'":"\([^"]*\)".*/\1/p'; }
sign_in() {
  TOKEN=$(curl -sf "$base/api/auth/login" -H "$json" -d '{"username":"demo","password":"demo123"}' | text access_token)
  export TOKEN
}
sign_in
make() { curl -sf "$base/api/conversations" -H "$json" -H "Authorization: Bearer $TOKEN" -d '{"title":"Load"}' | text id; }
read_from=$(make)
write_to=$(make)
content=$(head -c 900 /dev/zero | tr '\0' 'x')
BODY='{"role":"user","content":"'$content'"}'
export BODY
for _ in $(seq 50); do
  curl -sf -o /dev/null "$base/api/conversations/$read_from/messages" -H "$json" -H "Authorization: Bearer $TOKEN" -d "$BODY"
done
one=$base/api/conversations/$read_from
page=$base/api/conversations/$read_from/messages?limit=50
append=$base/api/conversations/$write_to/messages
size() { curl -sf -H "Authorization: Bearer $TOKEN" "$1" | wc -c; }
one_size=$(size "$one")
page_size=$(size "$page")
echo "one conversation: $one_size bytes; a page of 50 messages: $page_size bytes"

# rate CONNECTIONS SECONDS URL [wrk options]: requests per second; errors and time-outs go to stderr
rate() {
  local connections=$1 duration=$2 url=$3
  shift 3
  wrk -t1 -c"$connections" -d"${duration}s" --timeout 10s "$@" "$url" >"$work/wrk"
  grep -E 'Non-2xx|Socket errors' "$work/wrk" >&2 && echo "  at $url" >&2
  awk '/Requests\/sec/{print $2}' "$work/wrk"
}
signed=(-H "Authorization: Bearer $TOKEN")
echo "warming for about $warm s ..." >&2
for _ in 1 2 3; do
  rate 16 $((warm / 12)) "$base/constant/$one_size" >/dev/null
  rate 16 $((warm / 12)) "$one" "${signed[@]}" >/dev/null
  rate 16 $((warm / 12)) "$page" "${signed[@]}" >/dev/null
  rate 16 $((warm / 12)) "$append" -s "$here/append.lua" >/dev/null
done
printf '%-34s %6s %12s %12s %7s\n' request conns 'req/s' 'constant/s' ratio
row() {
  awk -v n="$1" -v c="$2" -v r="$3" -v k="$4" 'BEGIN{printf "%-34s %6d %12.0f %12.0f %7.2f\n", n, c, r, k, r / k}'
}
for connections in 16 64; do
  small=$(rate $connections "$seconds" "$base/constant/$one_size")
  row 'GET one conversation' $connections "$(rate $connections "$seconds" "$one" "${signed[@]}")" "$small"
  large=$(rate $connections "$seconds" "$base/constant/$page_size")
  row 'GET a page of 50 messages' $connections "$(rate $connections "$seconds" "$page" "${signed[@]}")" "$large"
  small=$(rate $connections "$seconds" "$base/constant/$one_size")
  row 'POST a message' $connections "$(rate $connections "$seconds" "$append" -s "$here/append.lua")" "$small"
done
echo "resident after the load: $(($(awk '/VmRSS/{print $2}' "/proc/$server/status") / 1024)) MB"
