#!/usr/bin/env bash
#
# Takes the time from the clock of the Azure host, which Hyper-V shows as a PTP device, and from time servers where
# that is wanted. chronyd does not start without the device that it is told of.
#
# Serves CIS Ubuntu 22.04 items 2.1.1 and 2.1.2.
#
# Inputs: HOST_CLOCK  whether the host's clock is a source, true or false (true)
#         SERVERS     time servers in place of Ubuntu's pool, separated by spaces ()
set -euo pipefail

readonly HOST_CLOCK="${HOST_CLOCK:-true}"
readonly SERVERS="${SERVERS:-}"

umask 022

config=/etc/chrony/conf.d/60-golden-image.conf
main=/etc/chrony/chrony.conf

# Images of Azure may have the device already; the same clock twice would outvote all others.
named_elsewhere="$(grep -lE '^[[:space:]]*refclock[[:space:]]+PHC[[:space:]]+/dev/ptp' "$main" /etc/chrony/conf.d/*.conf 2>/dev/null | grep -vxF "$config" || true)"

{
  echo '# From time-sync.sh of the image build.'
  echo 'user _chrony'
  if [ "$HOST_CLOCK" = true ] && [ -z "$named_elsewhere" ]; then
    echo 'refclock PHC /dev/ptp_hyperv poll 3 dpoll -2 offset 0 stratum 2'
  fi
  # A VM that was paused or moved may be far off.
  echo 'makestep 1.0 -1'
  read -r -a servers <<<"$SERVERS"
  for server in "${servers[@]}"; do echo "server $server iburst"; done
} >"$config"
if [ -n "$SERVERS" ]; then sed -i -E 's/^(pool|server)[[:space:]]/#&/' "$main"; fi

# The main file comes after ours, and its own makestep would have the last word.
sed -i -E 's/^makestep[[:space:]]/#&/' "$main"

chronyd -p -f "$main" >/dev/null
systemctl enable chrony
# Whether it starts with the device is seen now, not in the first VM.
if [ -d /run/systemd/system ]; then systemctl restart chrony; fi
