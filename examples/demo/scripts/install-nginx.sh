#!/usr/bin/env bash
# Installs nginx, with a page that says which machine answered.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive

# A first boot runs an apt of its own.
apt-get -o DPkg::Lock::Timeout=600 update
apt-get -o DPkg::Lock::Timeout=600 install -y --no-install-recommends nginx

cat >/etc/nginx/sites-available/default <<'SITE'
server {
  listen 80 default_server;
  location / {
    default_type text/plain;
    return 200 "Served by $hostname\n";
  }
}
SITE
systemctl enable nginx
