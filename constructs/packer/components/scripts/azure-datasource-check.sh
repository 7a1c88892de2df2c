#!/usr/bin/env bash
#
# Fails the build unless the machine has what Azure needs in order to start a VM from the image: cloud-init that looks
# for Azure only, the agent, and the file system of the disk with a new VM's settings.
#
# Inputs: none
set -euo pipefail

failures=0

fail() {
  echo "FAILED: $1" >&2
  failures=$((failures + 1))
}

command -v cloud-init >/dev/null || fail "cloud-init is not there"
command -v waagent >/dev/null || fail "the Azure agent is not there"
if [ -e /etc/cloud/cloud-init.disabled ]; then fail "cloud-init is turned off by /etc/cloud/cloud-init.disabled"; fi

list="$(sed -nE 's/^datasource_list:[[:space:]]*//p' /etc/cloud/cloud.cfg /etc/cloud/cloud.cfg.d/*.cfg | tail -n 1)"
[[ "$list" =~ ^\[[[:space:]]*Azure[[:space:]]*\]$ ]] || fail "cloud-init looks for '$list', not for Azure alone"

if grep --quiet --recursive --no-messages --extended-regexp '^[[:space:]]*(install|blacklist)[[:space:]]+udf\b' \
  /etc/modprobe.d; then
  fail "the kernel may not load udf, and can not read the disk with a new VM's settings"
fi

if ((failures > 0)); then exit 1; fi
