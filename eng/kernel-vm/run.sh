#!/usr/bin/env bash
# Runs a command on the real Binder driver: boots Debian's kernel under QEMU, with this machine's files, and runs the command there.
# What it needs is kept in ${XDG_CACHE_HOME:-~/.cache}/binder-kernel-vm. docs/kernel-device.md tells how it works.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

usage() {
  cat <<'USAGE'
usage: eng/kernel-vm/run.sh [--kernel 6.1|6.12] [--timeout SECONDS] [--prepare] -- COMMAND [ARGUMENT...]

The command runs as root in this directory, with this machine's files (read-only; /tmp is empty and writable) and with the devices
/dev/binder, /dev/hwbinder and /dev/vndbinder. Its output is printed and its exit code returned; 124 says that the time was over, 125 that
the machine did not run it. The environment's BINDER_* and DOTNET_* variables go with it. --prepare downloads what is needed and stops.
USAGE
}

kernel=6.1
seconds=600
prepare=
while [ $# -gt 0 ]; do
  case $1 in
    --kernel) kernel=${2:?} && shift 2 ;;
    --timeout) seconds=${2:?} && shift 2 ;;
    --prepare) prepare=1 && shift ;;
    --) shift && break ;;
    -h | --help) usage && exit 0 ;;
    *) usage >&2 && exit 2 ;;
  esac
done
if [ $# -eq 0 ] && [ -z "$prepare" ]; then
  usage >&2
  exit 2
fi

# shellcheck source=eng/kernel-vm/prepare.sh
source "$here/prepare.sh"
machine=$(prepare "$kernel") || exit
[ -z "$prepare" ] || exit 0

run=$(mktemp -d)
qemu=
cleanup() {
  [ -z "$qemu" ] || kill "$qemu" 2>/dev/null || true
  rm -rf "$run"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

make_initrd "$machine" "$here/init" "$run/tree" >"$run/initrd"
mkdir "$run/exchange"
{
  printf 'cd %q\n' "$PWD"
  export -p | grep -E '^declare -x (BINDER|DOTNET)_' || true
  printf 'exec'
  printf ' %q' "$@"
  echo
} >"$run/exchange/command"
case $PWD/ in /tmp/*) echo "$PWD" >"$run/exchange/kept" ;; esac

# The console is a pipe, so that QEMU changes neither this terminal nor the file that standard output goes to.
mkfifo "$run/console"
cat "$run/console" &
console=$!
# Whatever ends this script, SIGKILL too, ends the machine.
# SELinux, without a policy, gives every process a label and forbids nothing: objects that ask for their callers' labels can be called.
setpriv --pdeathsig TERM timeout --kill-after 5 "$seconds" setpriv --pdeathsig KILL qemu-system-x86_64 \
  -accel tcg,thread=multi -cpu max -m 2048 -smp 2 -nodefaults -no-user-config -display none -no-reboot \
  -kernel "$machine/vmlinuz" -initrd "$run/initrd" \
  -append "console=ttyS1 quiet security=selinux selinux=1 panic=-1 mitigations=off random.trust_cpu=on tsc=reliable" \
  -chardev stdio,id=console,signal=off -serial chardev:console -serial "file:$run/kernel.log" \
  -fsdev local,id=root,path=/,security_model=none,readonly=on,multidevs=remap -device virtio-9p-pci,fsdev=root,mount_tag=root \
  -fsdev "local,id=exchange,path=$run/exchange,security_model=none" -device virtio-9p-pci,fsdev=exchange,mount_tag=exchange \
  -device virtio-rng-pci \
  </dev/null >"$run/console" 2>"$run/qemu.log" &
qemu=$!

status=0
wait "$qemu" || status=$?
qemu=
wait "$console"
if [ -s "$run/exchange/status" ]; then
  exit "$(cat "$run/exchange/status")"
fi
if [ "$status" -eq 124 ] || [ "$status" -eq 137 ]; then
  echo "kernel-vm: $seconds s are over (--timeout)" >&2
  exit 124
fi
echo "kernel-vm: the machine ended without running the command (QEMU's exit code $status)" >&2
tail -n 30 "$run/qemu.log" "$run/kernel.log" >&2
exit 125
