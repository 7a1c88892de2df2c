#!/usr/bin/env bash
#
# Installs packages that are not there yet. Refreshes apt's lists first where they are missing, as in a base
# that was captured without them, or too old to have a package.
#
# Inputs: PACKAGES              names, separated by spaces; a version follows = ()
#         WITH_RECOMMENDS       whether recommended packages come too, true or false (false)
#         LOCK_TIMEOUT_SECONDS  how long to wait for another apt, which a first boot runs by itself (600)
set -euo pipefail

readonly PACKAGES="${PACKAGES:-}"
readonly WITH_RECOMMENDS="${WITH_RECOMMENDS:-false}"
readonly LOCK_TIMEOUT_SECONDS="${LOCK_TIMEOUT_SECONDS:-600}"

export LC_ALL=C DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1

# What a package writes by itself is for everybody to read, whatever the image's own default is.
umask 022

read -r -a packages <<<"$PACKAGES"
if ((${#packages[@]} == 0)); then
  echo "PACKAGES must name at least one package" >&2
  exit 1
fi

apt_get() {
  apt-get --quiet --assume-yes \
    -o DPkg::Lock::Timeout="$LOCK_TIMEOUT_SECONDS" \
    -o Acquire::Retries=5 \
    -o APT::Update::Error-Mode=any \
    -o APT::Install-Recommends="$WITH_RECOMMENDS" \
    "$@"
}

is_installed() {
  local wanted="$1" found
  found="$(dpkg-query --show --showformat='${db:Status-Status} ${Version}' "${wanted%%=*}" 2>/dev/null)" || return 1
  if [[ "$wanted" == *=* ]]; then [ "$found" = "installed ${wanted#*=}" ]; else [[ "$found" == "installed "* ]]; fi
}

# The lists have a lock of their own, which apt does not wait for.
refresh_lists() {
  local deadline=$((SECONDS + LOCK_TIMEOUT_SECONDS)) output
  until output="$(apt_get update 2>&1)"; do
    echo "$output" >&2
    [[ "$output" == *"Could not get lock"* ]] && ((SECONDS < deadline)) || return 1
    sleep 5
  done
}

missing=()
for package in "${packages[@]}"; do
  if ! is_installed "$package"; then missing+=("$package"); fi
done
if ((${#missing[@]} == 0)); then exit 0; fi

if ! apt_get --simulate install "${missing[@]}" >/dev/null 2>&1; then refresh_lists; fi
apt_get install "${missing[@]}"
