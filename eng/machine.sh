#!/usr/bin/env bash
# Installs what some tests need beside the SDK, for root, from Debian's or Ubuntu's packages; tells others the command.
# Nothing here is an error: a test whose tool is missing is skipped and says so.
set -euo pipefail

# Command that shows that it is there, and packages that bring it.
needs=(
  "qemu-system-x86_64 qemu-system-x86"
  "aidl aidl"
  "cc gcc libc6-dev linux-libc-dev"
)

missing=()
for need in "${needs[@]}"; do
  read -r command packages <<<"$need"
  command -v "$command" >/dev/null || missing+=($packages)
done
[ -e /usr/include/linux/android/binder.h ] || missing+=(linux-libc-dev)
[ "${#missing[@]}" -gt 0 ] || exit 0

if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
  echo "Some tests will be skipped. This installs what they need: sudo apt-get install --no-install-recommends ${missing[*]}" >&2
  exit 0
fi

echo "Installing ${missing[*]}"
apt-get update -q || true
# One by one: a package that this release lacks does not keep the others away.
for package in "${missing[@]}"; do
  DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$package" \
    || echo "The package $package cannot be installed; the tests that need it will be skipped." >&2
done
