#!/usr/bin/env bash
#
# Fails the build when nginx does not answer, or would not start with the VM. What nginx and the journal say
# about it is printed, since the machine is gone when someone reads the build's log.
#
# Inputs: NGINX_URL  what has to answer with success (http://127.0.0.1:80/)
#         ATTEMPTS   how often to ask, a second apart (15)
set -euo pipefail

readonly NGINX_URL="${NGINX_URL:-http://127.0.0.1:80/}"
readonly ATTEMPTS="${ATTEMPTS:-15}"

fail() {
  echo "verify-nginx: $1" >&2
  {
    nginx -t || true
    systemctl --no-pager --full status nginx || true
    journalctl --no-pager --unit nginx --lines 50 || true
    tail -n 50 /var/log/nginx/error.log || true
  } >&2
  exit 1
}

nginx -t || fail "the configuration is broken"
systemctl is-enabled --quiet nginx || fail "nginx does not start at boot"

for ((attempt = 1; attempt <= ATTEMPTS; attempt++)); do
  # No proxy: the question is whether this machine answers.
  if curl --fail --silent --show-error --noproxy '*' --max-time 5 --output /dev/null "$NGINX_URL"; then
    echo "verify-nginx: $NGINX_URL answers"
    exit 0
  fi
  if ((attempt < ATTEMPTS)); then sleep 1; fi
done
fail "$NGINX_URL does not answer with success"
