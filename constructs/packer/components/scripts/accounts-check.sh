#!/usr/bin/env bash
#
# Fails the build when an account has an empty password or root's number, or when sudo or a login shell is broken.
#
# Inputs: none
set -euo pipefail

failures=0

fail() {
  echo "FAILED: $1" >&2
  failures=$((failures + 1))
}

names="$(awk -F: '$2 == "" { print $1 }' /etc/shadow)"
if [ -n "$names" ]; then fail "no password is needed for $names"; fi
names="$(awk -F: '$3 == 0 && $1 != "root" { print $1 }' /etc/passwd)"
if [ -n "$names" ]; then fail "root by another name: $names"; fi

visudo -cf /etc/sudoers >/dev/null || fail "sudo refuses its rules"
for shell in sh bash; do
  "$shell" -lc '. /etc/profile' </dev/null || fail "a login of $shell fails"
done
grep --quiet 'pam_unix.so no_pass_expiry' /etc/pam.d/common-account || fail "SSH with a key ends with a password's age"

if ((failures > 0)); then exit 1; fi
