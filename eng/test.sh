#!/usr/bin/env bash
# Builds everything and runs all tests; arguments go to the test runner (-? lists them).
# The last line is "N passed, N failed, N skipped".
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if ! command -v dotnet >/dev/null; then
  echo "The .NET 10 SDK is needed: https://dotnet.microsoft.com/download" >&2
  exit 1
fi

dotnet build Binder.Aidl.sln -c Release --nologo -v quiet
output=$(mktemp)
trap 'rm -f "$output"' EXIT
status=0
# A shell that runs this in the background has SIGINT ignored, which the tests' processes would inherit.
env --default-signal=INT dotnet Binder.Aidl.Tests/bin/Release/net10.0/Binder.Aidl.Tests.dll -noLogo -noColor "$@" 2>&1 | tee "$output" || status=$?

summary=$(sed -nE 's/.*Total: ([0-9]+), Errors: ([0-9]+), Failed: ([0-9]+), Skipped: ([0-9]+), Not Run: ([0-9]+).*/\1 \2 \3 \4 \5/p' "$output" | tail -n 1)
if [ -z "$summary" ]; then
  echo "The test run ended without a summary." >&2
  exit 1
fi
read -r total errors failed skipped notrun <<<"$summary"
echo "$((total - failed - skipped - notrun)) passed, $((failed + errors)) failed, $skipped skipped"
exit "$status"
