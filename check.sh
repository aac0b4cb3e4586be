#!/usr/bin/env bash
# Everything that must hold before a change goes in. People and CI run the same.
#   ./check.sh           all of it
#   ./check.sh -short    leave out the slow tests
# TEST_FLAGS="-v" hands flags to go test.
set -uo pipefail
cd "$(dirname "$0")" || exit 2
failed=()

step() { # step NAME COMMAND...: run it, and go on when it fails so that one run shows every fault
  local name=$1 start=$SECONDS
  shift
  printf '== %s\n' "$name"
  if "$@"; then
    printf '   ok (%d s)\n' $((SECONDS - start))
  else
    printf '   FAILED: %s\n' "$name"
    failed+=("$name")
  fi
}

formatted() {
  local files
  files=$(gofmt -l $(git ls-files '*.go')) || return 1
  [ -z "$files" ] || { printf 'not gofmt-ed:\n%s\n' "$files"; return 1; }
}

# It is a tool of ours and no part of the product, so it is not in go.mod. Without a network it is left out, and said so.
static() {
  local tool=honnef.co/go/tools/cmd/staticcheck@v0.8.2
  if ! go run "$tool" -version >/dev/null 2>&1; then
    printf '   left out: staticcheck cannot be downloaded here\n'
    return 0
  fi
  go run "$tool" ./...
}

# The race detector needs a C compiler; the product does not.
tests() {
  local race=(-race)
  if ! command -v "$(go env CC)" >/dev/null 2>&1; then
    race=()
    printf '   without -race: there is no C compiler here\n'
  fi
  CGO_ENABLED=$([ ${#race[@]} -gt 0 ] && echo 1 || echo 0) go test "${race[@]}" -timeout 12m ${TEST_FLAGS:-} "$@" ./...
}

nocgo() { CGO_ENABLED=0 go build -o /dev/null ./cmd/altyn; }

fresh() {
  local before
  before=$(git diff | cksum)
  go generate ./... || return 1
  [ "$before" = "$(git diff | cksum)" ] || { git diff --stat; printf 'go generate ./... changed files: commit what it wrote\n'; return 1; }
}

step 'gofmt' formatted
step 'go vet' go vet ./...
step 'staticcheck' static
step 'build without cgo' nocgo
step 'go test' tests "$@"
step 'altyn lint (the record that ships)' go run ./cmd/altyn lint --fail-on warning
step 'what is generated is fresh' fresh

if [ ${#failed[@]} -gt 0 ]; then
  printf '\nfailed: %s\n' "$(IFS=,; echo "${failed[*]}")"
  exit 1
fi
printf '\nall is well\n'
