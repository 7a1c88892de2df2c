import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { BUILD_USER, type Machine } from "./machine";
import { quote } from "./program";

const { name: USER, id: USER_ID } = BUILD_USER;

/** What Azure hands to the agent; it finds the name of the user to remove here. */
const OVF_ENV = [
  '<ns0:Environment xmlns:ns0="http://schemas.dmtf.org/ovf/environment/1"',
  ' xmlns:ns1="http://schemas.microsoft.com/windowsazure"><ns1:ProvisioningSection><ns1:Version>1.0</ns1:Version>',
  "<ns1:LinuxProvisioningConfigurationSet><ns1:ConfigurationSetType>LinuxProvisioningConfiguration",
  "</ns1:ConfigurationSetType><ns1:HostName>golden-image</ns1:HostName>",
  `<ns1:UserName>${USER}</ns1:UserName>`,
  "<ns1:DisableSshPasswordAuthentication>true</ns1:DisableSshPasswordAuthentication>",
  "</ns1:LinuxProvisioningConfigurationSet></ns1:ProvisioningSection>",
  "<ns1:PlatformSettingsSection><ns1:Version>1.0</ns1:Version><ns1:PlatformSettings>",
  "<ns1:ProvisionGuestAgent>true</ns1:ProvisionGuestAgent></ns1:PlatformSettings></ns1:PlatformSettingsSection>",
  "</ns0:Environment>",
].join("");

/** What cloud-init, the Azure agent and Packer's login leave on a VM by the time that the first step runs. */
export async function bootFirstTime(machine: Machine): Promise<void> {
  const { status, output } = await machine.run(
    [
      `useradd --create-home --shell /bin/bash --uid ${USER_ID} ${USER}`,
      `install -d -m 0700 -o ${USER} -g ${USER} /home/${USER}/.ssh`,
      `echo 'ssh-ed25519 AAAA packer' > /home/${USER}/.ssh/authorized_keys`,
      `echo '${USER} ALL=(ALL) NOPASSWD:ALL' > /etc/sudoers.d/90-cloud-init-users`,
      "chmod 0440 /etc/sudoers.d/90-cloud-init-users",
      "ssh-keygen -A",
      "echo 0123456789abcdef0123456789abcdef > /etc/machine-id",
      "mkdir -p /var/lib/waagent",
      `echo ${quote(OVF_ENV)} > /var/lib/waagent/ovf-env.xml`,
      "echo '127.0.0.1 localhost golden-image' > /etc/hosts",
    ].join(" && "),
  );
  if (status !== 0) throw new Error(`the machine does not start: ${output}`);
  finishCloudInit(machine);
}

/** cloud-init's word that the first boot is over: it does not run in a chroot. */
function finishCloudInit(machine: Machine): void {
  const stage = { start: 1, finished: 2, errors: [] };
  const stages = ["init-local", "init", "modules-config", "modules-final"].map((name) => [name, stage]);
  const v1 = { stage: null, datasource: "DataSourceAzure", ...Object.fromEntries(stages) };
  mkdirSync(machine.path("run/cloud-init"), { recursive: true });
  mkdirSync(machine.path("run/systemd/resolve"), { recursive: true });
  cpSync("/etc/resolv.conf", machine.path("run/systemd/resolve/stub-resolv.conf"), { dereference: true });
  writeFileSync(machine.path("run/cloud-init/enabled"), "");
  writeFileSync(machine.path("run/cloud-init/status.json"), JSON.stringify({ v1 }));
  writeFileSync(machine.path("run/cloud-init/result.json"), JSON.stringify({ v1: { ...v1, errors: [] } }));
}
