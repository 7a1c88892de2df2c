#!/usr/bin/env bash
#
# Has cloud-init look for its settings in Azure, and nowhere else: a VM does not wait for other clouds, and takes no
# settings from a disk that somebody attaches.
#
# Inputs: none
set -euo pipefail

umask 022

# After 90_dpkg.cfg, where the package keeps its own list: the last one counts.
cat >/etc/cloud/cloud.cfg.d/91-golden-image-datasource.cfg <<'CONF'
# From azure-datasource.sh of the image build.
datasource_list: [ Azure ]
CONF
