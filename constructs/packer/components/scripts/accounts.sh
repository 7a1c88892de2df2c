#!/usr/bin/env bash
#
# For accounts with passwords, should a VM get any: long ones, none of the last, locked for a while after wrong ones.
# For all: files are their owner's and group's, a shell that nobody uses ends, sudo leaves a record.
#
# An account without a password, which is what Azure makes, does not expire by the age of the password that it has
# not: pam_unix gets no_pass_expiry, without which SSH with a key would end a year after the VM was made.
#
# Serves CIS Ubuntu 22.04 items 5.3.1 to 5.3.7, 5.4.1 to 5.4.4, 5.5.1, 5.5.4 and 5.5.5.
#
# Inputs: PASSWORD_MIN_LENGTH  characters of a new password (14)
#         PASSWORD_MAX_DAYS    how old a password of a new account gets (365)
#         PASSWORD_HISTORY     how many old passwords can not be used again (5)
#         LOCK_AFTER           wrong passwords in a row that lock an account (5)
#         UNLOCK_SECONDS       for how long (900)
#         IDLE_SECONDS         after how long a shell without input ends, 0 for never (600)
set -euo pipefail

readonly PASSWORD_MIN_LENGTH="${PASSWORD_MIN_LENGTH:-14}"
readonly PASSWORD_MAX_DAYS="${PASSWORD_MAX_DAYS:-365}"
readonly PASSWORD_HISTORY="${PASSWORD_HISTORY:-5}"
readonly LOCK_AFTER="${LOCK_AFTER:-5}"
readonly UNLOCK_SECONDS="${UNLOCK_SECONDS:-900}"
readonly IDLE_SECONDS="${IDLE_SECONDS:-600}"

umask 022

# Sets a value in a file of lines with a name and a value each.
set_value() {
  local file="$1" name="$2" value="$3" between="${4:-$'\t'}"
  if grep --quiet "^${name}\b" "$file"; then
    sed -i "s|^${name}\b.*|${name}${between}${value}|" "$file"
  else
    printf '%s%s%s\n' "$name" "$between" "$value" >>"$file"
  fi
}

login_defaults() {
  set_value /etc/login.defs PASS_MAX_DAYS "$PASSWORD_MAX_DAYS"
  set_value /etc/login.defs PASS_MIN_DAYS 1
  set_value /etc/login.defs PASS_WARN_AGE 7
  set_value /etc/login.defs UMASK 027
  set_value /etc/login.defs SHA_CRYPT_MIN_ROUNDS 100000
  set_value /etc/login.defs SHA_CRYPT_MAX_ROUNDS 100000
  set_value /etc/default/useradd INACTIVE 30 =
  set_value /etc/profile umask 027 ' '
  set_value /etc/bash.bashrc umask 027 ' '
}

# For every POSIX shell, and harmless when it is read a second time.
idle_shells() {
  local file=/etc/profile.d/60-golden-image.sh
  if [ "$IDLE_SECONDS" = 0 ]; then
    rm -f "$file"
    return
  fi
  cat >"$file" <<CONF
# From accounts.sh of the image build. A shell that nobody uses ends.
case "\$(readonly -p)" in
  *" TMOUT="*) ;;
  *)
    if [ -n "\${BASH_VERSION:-}" ]; then
      declare -xr TMOUT=$IDLE_SECONDS
    else
      readonly TMOUT=$IDLE_SECONDS
      export TMOUT
    fi
    ;;
esac
CONF
}

passwords() {
  local setting
  for setting in "minlen $PASSWORD_MIN_LENGTH" 'minclass 4' 'dcredit -1' 'ucredit -1' 'lcredit -1' 'ocredit -1'; do
    set_value /etc/security/pwquality.conf "${setting% *}" "${setting#* }" ' = '
  done
  set_value /etc/security/faillock.conf deny "$LOCK_AFTER" ' = '
  set_value /etc/security/faillock.conf unlock_time "$UNLOCK_SECONDS" ' = '

  cat >/usr/share/pam-configs/golden-image-history <<CONF
Name: Password history of the golden image
Default: yes
Priority: 300
Password-Type: Primary
Password:
	requisite	pam_pwhistory.so remember=$PASSWORD_HISTORY enforce_for_root use_authtok
CONF
  cat >/usr/share/pam-configs/golden-image-lock <<'CONF'
Name: Count wrong passwords, and lock the account
Default: yes
Priority: 0
Auth-Type: Primary
Auth:
	[default=die]	pam_faillock.so authfail
CONF
  cat >/usr/share/pam-configs/golden-image-lock-first <<'CONF'
Name: Refuse an account that is locked by wrong passwords, and forget them after a right one
Default: yes
Priority: 1024
Auth-Type: Primary
Auth:
	requisite	pam_faillock.so preauth
Account-Type: Primary
Account:
	required	pam_faillock.so
CONF
  DEBIAN_FRONTEND=noninteractive pam-auth-update --package \
    --enable golden-image-history golden-image-lock golden-image-lock-first

  # pam-auth-update keeps an option that is added to a line of its own, with spaces as it likes.
  local account=/etc/pam.d/common-account
  sed -i -E '/pam_unix\.so/{s/[[:space:]]+no_pass_expiry//g;s/[[:space:]]*$//;s/pam_unix\.so/pam_unix.so no_pass_expiry/}' "$account"

  # It keeps its hands off files that somebody has changed, and says so nowhere.
  require "pam_pwhistory.so remember=$PASSWORD_HISTORY" /etc/pam.d/common-password
  require 'pam_faillock.so preauth' /etc/pam.d/common-auth
  require 'pam_faillock.so authfail' /etc/pam.d/common-auth
  require 'pam_unix.so no_pass_expiry' "$account"
}

require() {
  if grep --quiet --fixed-strings "$1" "$2"; then return; fi
  echo "accounts: $2 was changed by somebody else, and does not get '$1'" >&2
  exit 1
}

# Nobody but root's own group becomes another by a password.
switching_users() {
  if ! grep --quiet '^auth.*pam_wheel.so use_uid' /etc/pam.d/su; then
    sed -i '0,/^auth/s//auth required pam_wheel.so use_uid\nauth/' /etc/pam.d/su
  fi
  require 'pam_wheel.so use_uid' /etc/pam.d/su

  local rule=/etc/sudoers.d/60-golden-image
  cat >"$rule.new" <<'CONF'
# From accounts.sh of the image build.
Defaults use_pty
Defaults logfile=/var/log/sudo.log
CONF
  chmod 0440 "$rule.new"
  visudo -cf "$rule.new" >/dev/null
  mv "$rule.new" "$rule"
  visudo -cf /etc/sudoers >/dev/null
}

login_defaults
idle_shells
passwords
switching_users
