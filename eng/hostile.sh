#!/usr/bin/env bash
# Lets hostile processes loose on a driver daemon: eng/hostile.sh [--seed S] [--count N]. Root gives them several users.
# Prints one line and ends with 0 if the daemon served others meanwhile, kept within its limits, and holds nothing afterwards.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if ! command -v dotnet >/dev/null; then
  echo "The .NET 10 SDK is needed: https://dotnet.microsoft.com/download" >&2
  exit 1
fi

dotnet build Binder.Aidl.Tests/Conformance/Conformance.csproj -c Release --nologo -v quiet >&2
exec dotnet Binder.Aidl.Tests/Conformance/bin/Release/net10.0/Conformance.dll hostile "$@"
