#!/usr/bin/env bash
# Builds, and runs the tests that need the kernel's driver on one (run.sh); other arguments go to the test runner.
# The last line is "N passed, N failed, N skipped".
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

kernel=6.1
build=1
while [ $# -gt 0 ]; do
  case $1 in
    --kernel) kernel=${2:?} && shift 2 ;;
    --no-build) build= && shift ;;
    *) break ;;
  esac
done

[ -z "$build" ] || dotnet build Binder.Aidl.sln -c Release --nologo -v quiet
output=$(mktemp)
trap 'rm -f "$output"' EXIT
status=0
eng/kernel-vm/run.sh --kernel "$kernel" -- dotnet Binder.Aidl.Tests/bin/Release/net10.0/Binder.Aidl.Tests.dll \
  -noLogo -noColor -trait Device=kernel "$@" 2>&1 | tee "$output" || status=$?

summary=$(sed -nE 's/.*Total: ([0-9]+), Errors: ([0-9]+), Failed: ([0-9]+), Skipped: ([0-9]+), Not Run: ([0-9]+).*/\1 \2 \3 \4 \5/p' "$output" | tail -n 1)
if [ -z "$summary" ]; then
  echo "The test run ended without a summary." >&2
  exit 1
fi
read -r total errors failed skipped notrun <<<"$summary"
echo "$((total - failed - skipped - notrun)) passed, $((failed + errors)) failed, $skipped skipped"
exit "$status"
