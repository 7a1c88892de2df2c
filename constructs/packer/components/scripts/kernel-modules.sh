#!/usr/bin/env bash
#
# Keeps file systems, protocols and devices from being loaded that no VM in Azure has a use for. Not udf: Azure hands
# a new VM its settings on a UDF disk.
#
# Serves CIS Ubuntu 22.04 items 1.1.1.1 (but for udf), 1.1.10 and 3.1.
#
# Inputs: MODULES  further modules, separated by spaces ()
set -euo pipefail

readonly MODULES="${MODULES:-}"

umask 022

read -r -a further <<<"$MODULES"
{
  echo '# From kernel-modules.sh of the image build.'
  for module in cramfs freevxfs hfs hfsplus jffs2 usb-storage firewire-core dccp sctp rds tipc "${further[@]}"; do
    printf 'install %s /bin/false\nblacklist %s\n' "$module" "$module"
  done
} >/etc/modprobe.d/60-golden-image.conf
