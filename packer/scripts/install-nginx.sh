#!/usr/bin/env bash
#
# Has nginx keep its version to itself and start at boot.
#
# Inputs: none
set -euo pipefail

# The base has a login's files be closed to others; nginx's workers are others.
umask 022

cat >/etc/nginx/conf.d/golden-image.conf <<'CONF'
# From install-nginx.sh of the image build.
server_tokens off;
CONF
nginx -t

systemctl enable nginx
if [ -d /run/systemd/system ]; then systemctl restart nginx; fi
