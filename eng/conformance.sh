#!/usr/bin/env bash
# Runs the conformance suite: eng/conformance.sh inproc|shared|kernel [--filter ITEM[,ITEM]]
# Prints TAP; the last line is "N passed, N failed, N skipped". "kernel" uses /dev/binder if there is one (or --device PATH), else it
# boots Debian's kernels 6.1 and 6.12 with eng/kernel-vm; CONFORMANCE_KERNELS names others.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if ! command -v dotnet >/dev/null; then
  echo "The .NET 10 SDK is needed: https://dotnet.microsoft.com/download" >&2
  exit 1
fi

dotnet build Binder.Aidl.Tests/Conformance/Conformance.csproj -c Release --nologo -v quiet >&2
program=$PWD/Binder.Aidl.Tests/Conformance/bin/Release/net10.0/Conformance.dll

if [ "${1:-}" != kernel ] || [ -e /dev/binder ] || [[ " $* " == *" --device "* ]]; then
  exec dotnet "$program" "$@"
fi

# One machine per kernel, all at once; their plans follow each other, and the counts are added up.
outputs=$(mktemp -d)
trap 'rm -rf "$outputs"; kill $(jobs -p) 2>/dev/null || true' EXIT
kernels=${CONFORMANCE_KERNELS:-6.1 6.12}
declare -A machines
for kernel in $kernels; do
  eng/kernel-vm/run.sh --kernel "$kernel" --timeout 900 -- dotnet "$program" "$@" >"$outputs/$kernel" &
  machines[$kernel]=$!
done

passed=0 failed=0 skipped=0 status=0
for kernel in $kernels; do
  wait "${machines[$kernel]}" || status=1
  echo "# Linux $kernel"
  sed '/ passed, .* failed, /d' "$outputs/$kernel"
  summary=$(sed -nE 's/^([0-9]+) passed, ([0-9]+) failed, ([0-9]+) skipped$/\1 \2 \3/p' "$outputs/$kernel")
  if [ -z "$summary" ]; then
    echo "The run on Linux $kernel ended without a summary." >&2
    exit 1
  fi
  read -r p f s <<<"$summary"
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
done
echo "$passed passed, $failed failed, $skipped skipped"
exit "$status"
