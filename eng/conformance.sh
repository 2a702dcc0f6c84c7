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
