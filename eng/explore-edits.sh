#!/usr/bin/env bash
# Edits a project at random and compares what the generators give with what they give for it afresh: eng/explore-edits.sh [--seeds N] [--seed N]
# The last line is the number of steps; a failure prints seed, step and the project.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

seeds=20 seed=$RANDOM
while [ $# -gt 0 ]; do
  case $1 in
    --seeds) seeds=$2; shift 2 ;;
    --seed) seed=$2; shift 2 ;;
    *) echo "Usage: eng/explore-edits.sh [--seeds N] [--seed N]" >&2; exit 2 ;;
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
EDIT_SEEDS=$seeds EDIT_SEED=$seed dotnet Binder.Aidl.Tests/bin/Release/net10.0/Binder.Aidl.Tests.dll -noLogo -noColor -showLiveOutput \
  -method "Binder.Aidl.Tests.Generator.ReuseTests.AProjectThatWasEditedGivesWhatOneGivesThatWasJustOpened" >"$output" 2>&1 || status=$?
if [ "$status" -ne 0 ] || ! grep -oE '[0-9]+ steps from seed [0-9]+.*' "$output"; then
  cat "$output" >&2
  exit 1
fi
