#!/usr/bin/env bash
# Explores the driver with random scripts of seeds: docs/conformance.md.
set -euo pipefail
from=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")/.."

usage() {
  cat <<'USAGE'
usage: eng/explore.sh [--seed S] [--steps N] [--model]
       eng/explore.sh --against kernel [--kernel 6.1|6.12] [--seed S] [--steps N] [--replay FILE] [--timeout SECONDS]

Plays scripts of the seeds from S (1) on until N (100000) steps are done. Alone, our driver plays them, and everything that must hold is
checked after each step. Against the kernel, both play them, and what came of each step is compared; a difference is made as short as it gets
and printed as the transcript of a regression test. --replay plays such a transcript. The kernel (6.12) runs under QEMU, or is this machine's
where it has a /dev/binder. The last line tells the seeds, the steps, and the failures or differences.
USAGE
}

kernel=6.12
seconds=3600
against=
replay=
arguments=()
while [ $# -gt 0 ]; do
  case $1 in
    --model) shift ;;
    --kernel) kernel=${2:?} && shift 2 ;;
    --timeout) seconds=${2:?} && shift 2 ;;
    --against)
      [ "${2:-}" = kernel ] || { usage >&2 && exit 2; }
      against=1 arguments+=("$1" "$2") && shift 2
      ;;
    --replay) replay=$(cd "$from" && realpath -- "${2:?}") && shift 2 ;;
    --seed | --steps) arguments+=("$1" "${2:?}") && shift 2 ;;
    -h | --help) usage && exit 0 ;;
    *) usage >&2 && exit 2 ;;
  esac
done

if ! command -v dotnet >/dev/null; then
  echo "The .NET 10 SDK is needed: https://dotnet.microsoft.com/download" >&2
  exit 1
fi

dotnet build Binder.Aidl.Tests/Conformance/Conformance.csproj -c Release --nologo -v quiet >&2
built=$PWD/Binder.Aidl.Tests/Conformance/bin/Release/net10.0
if [ -n "$replay" ]; then
  # The machine has a /tmp of its own.
  cp -- "$replay" "$built/replay.txt"
  arguments+=(--replay "$built/replay.txt")
fi
program=(dotnet "$built/Conformance.dll" explore "${arguments[@]}")
if [ -z "$against" ] || [ -e /dev/binder ]; then
  exec "${program[@]}"
fi
exec eng/kernel-vm/run.sh --kernel "$kernel" --timeout "$seconds" -- "${program[@]}"
