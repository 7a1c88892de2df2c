#!/usr/bin/env bash
#
# Installs nginx from Ubuntu's archive, has it start at boot and keeps its version to itself. curl comes with
# it, for verify-nginx.sh.
#
# Inputs: LOCK_TIMEOUT_SECONDS  how long to wait for another apt, which a first boot runs by itself (600)
set -euo pipefail

readonly LOCK_TIMEOUT_SECONDS="${LOCK_TIMEOUT_SECONDS:-600}"

export LC_ALL=C DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1

apt_get() {
  apt-get --quiet --assume-yes \
    -o DPkg::Lock::Timeout="$LOCK_TIMEOUT_SECONDS" \
    -o Acquire::Retries=5 \
    -o APT::Update::Error-Mode=any \
    "$@"
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

# The base image was captured without package lists.
refresh_lists
apt_get install --no-install-recommends nginx curl

cat >/etc/nginx/conf.d/golden-image.conf <<'CONF'
# From install-nginx.sh of the image build.
server_tokens off;
CONF
nginx -t

systemctl enable nginx
if [ -d /run/systemd/system ]; then systemctl restart nginx; fi
