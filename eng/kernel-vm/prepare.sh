# shellcheck shell=bash
# Finds or fetches what a machine is made of; sourced by run.sh. Only QEMU is installed, and that only for root.

modules="virtio_ring virtio virtio_pci_legacy_dev virtio_pci_modern_dev virtio_pci rng-core virtio-rng netfs fscache 9pnet 9pnet_virtio 9p binder_linux"

fail() {
  echo "kernel-vm: $*" >&2
  exit 125
}

# Prints the directory with vmlinuz, busybox and the modules for a kernel series; fetches them where they are not there yet.
prepare() {
  local series=$1 cache machine
  cache=${XDG_CACHE_HOME:-$HOME/.cache}/binder-kernel-vm
  machine=$cache/$series
  mkdir -p "$cache"
  need_qemu
  (
    flock 9
    if [ "$(cat "$machine/modules/list" 2>/dev/null)" != "$modules" ]; then
      fetch_machine "$series" "$machine" >&2
    fi
  ) 9>"$cache/lock" || exit
  echo "$machine"
}

need_qemu() {
  command -v qemu-system-x86_64 >/dev/null && return
  [ "$(id -u)" -eq 0 ] || fail "QEMU is missing; install it: sudo apt-get install --no-install-recommends qemu-system-x86"
  echo "kernel-vm: installing qemu-system-x86" >&2
  { apt-get update -q && apt-get install -q -y --no-install-recommends qemu-system-x86; } >&2 || fail "QEMU cannot be installed"
}

fetch_machine() {
  local series=$1 machine=$2 package unpacked=$2.new
  package=$(kernel_package "$series")
  if [ -z "$package" ] && [ "$(id -u)" -eq 0 ]; then
    apt-get update -q || true
    package=$(kernel_package "$series")
  fi
  [ -n "$package" ] || fail "apt knows no kernel $series here: linux-image-amd64 does not depend on one, and there is no linux-image-$series-amd64" \
    "(Debian 12 has 6.1, and 6.12 in bookworm-security). Not root? Then perhaps: sudo apt-get update"

  echo "kernel-vm: fetching $package"
  rm -rf "$machine" "$unpacked"
  unpack busybox-static "$unpacked"
  unpack "$package" "$unpacked"
  mkdir -p "$unpacked/machine/modules"
  cp "$unpacked/bin/busybox" "$unpacked/machine/busybox"
  cp "$unpacked"/boot/vmlinuz-* "$unpacked/machine/vmlinuz"
  copy_modules "$unpacked" "$unpacked/machine/modules"
  echo "$modules" >"$unpacked/machine/modules/list"
  mv "$unpacked/machine" "$machine"
  rm -rf "$unpacked"
}

# The package of a series' kernel, as this machine's package lists know it: what one of the two meta packages depends on.
kernel_package() {
  apt-cache depends --important linux-image-amd64 "linux-image-$1-amd64" 2>/dev/null \
    | sed -nE "s/^ *Depends: (linux-image-${1//./\\.}[-.0-9][^ ]*-amd64)$/\1/p" | head -n 1
}

unpack() {
  local package=$1 directory=$2
  mkdir -p "$directory/deb"
  (cd "$directory/deb" && apt-get download -q -o APT::Sandbox::User=root "$package") || fail "the package $package cannot be downloaded"
  dpkg -x "$directory"/deb/*.deb "$directory"
  rm -rf "$directory/deb"
}

# Copies the modules, uncompressed and numbered in the order of their loading. One that is missing is linked in, or of another series.
copy_modules() {
  local from=$1 to=$2 number=10 module file
  for module in $modules; do
    file=$(find "$from/lib/modules" "$from/usr/lib/modules" -name "$module.ko*" 2>/dev/null | head -n 1)
    case $file in
      '') continue ;;
      *.xz) "$from/bin/busybox" xz -dc "$file" >"$to/$number-$module.ko" ;;
      *.zst) zstd -dcq "$file" >"$to/$number-$module.ko" ;;
      *) cp "$file" "$to/$number-$module.ko" ;;
    esac
    number=$((number + 1))
  done
}

# Writes the initial file system: busybox, the modules, and /init.
make_initrd() {
  local machine=$1 init=$2 tree=$3
  mkdir -p "$tree"/{bin,modules,proc,sys,dev,root,exchange,kept}
  cp "$machine/busybox" "$tree/bin/busybox"
  cp "$machine"/modules/*.ko "$tree/modules"
  cp "$init" "$tree/init"
  chmod 755 "$tree/init" "$tree/bin/busybox"
  (cd "$tree" && find . | "$machine/busybox" cpio -o -H newc 2>/dev/null)
}
