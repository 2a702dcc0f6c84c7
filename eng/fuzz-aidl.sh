#!/usr/bin/env bash
# Fuzzes parser and binder of .aidl files with broken sources of the corpus: eng/fuzz-aidl.sh [--seconds N] [--seed N]
# The last line is the number of sources; a failure prints seed, round and source.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

seconds=60 seed=$RANDOM
while [ $# -gt 0 ]; do
  case $1 in
    --seconds) seconds=$2; shift 2 ;;
    --seed) seed=$2; shift 2 ;;
    *) echo "Usage: eng/fuzz-aidl.sh [--seconds N] [--seed N]" >&2; exit 2 ;;
  esac
done

if ! command -v dotnet >/dev/null; then
  echo "The .NET 10 SDK is needed: https://dotnet.microsoft.com/download" >&2
  exit 1
fi

dotnet build Binder.Aidl.Tests/Binder.Aidl.Tests.csproj -c Release --nologo -v quiet >&2
output=$(mktemp)
trap 'rm -f "$output"' EXIT
status=0
AIDL_FUZZ_SECONDS=$seconds AIDL_FUZZ_SEED=$seed dotnet Binder.Aidl.Tests/bin/Release/net10.0/Binder.Aidl.Tests.dll \
  -noLogo -noColor -showLiveOutput -method "Binder.Aidl.Tests.Aidl.FuzzTests.NoSourceMakesParserOrBinderFail" >"$output" 2>&1 || status=$?
if [ "$status" -ne 0 ] || ! grep -oE '[0-9]+ sources from seed [0-9]+' "$output"; then
  cat "$output" >&2
  exit 1
fi
