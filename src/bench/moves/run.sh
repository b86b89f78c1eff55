#!/bin/sh
# Moves generated records between all sorts of ends, verified, beside what the databases do alone.
#
#   src/bench/moves/run.sh [figures|all|PAIR,...] [MESSAGES,...] [ROUNDS]
#
# Without arguments: the figures, 10,000 and 200,000 messages, two rounds. FOLDER keeps generated
# files of SQLite between runs; OPTIONS go to the Java that measures (see README.md).
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../../.." && pwd)
folder=${FOLDER:-$(mktemp -d)}
[ -n "${FOLDER:-}" ] || trap 'rm -rf "$folder"' EXIT
"$root/gantry" build
mkdir -p "$root/target/bench"
(cd "$root" && mvn --offline --quiet --batch-mode test-compile dependency:build-classpath \
  -Dmdep.outputFile="$root/target/bench/class-path" -Dmdep.includeScope=test >&2)
[ -f "$root/target/dynamodb-local/dynamodb-local-launcher.jar" ] ||
  (cd "$root" && mvn --quiet --batch-mode -DskipTests=false exec:exec@dynamodb-local >&2)
classes=$root/target/test-classes:$root/target/classes:$(cat "$root/target/bench/class-path")
javac -nowarn -proc:none -encoding UTF-8 -d "$root/target/bench/classes" -cp "$classes" "$here"/*.java
# shellcheck disable=SC2086 # options are words
java -Xmx2g -Dbasedir="$root" -Droot="$root" ${OPTIONS:-} -cp "$root/target/bench/classes:$classes" \
  Moves "$folder" "${1:-figures}" "${2:-10000,200000}" "${3:-2}"
