const files = (folder, ...names) => new RegExp(`^constructs/${folder}(?:${names.join("|")})\\.ts$`);

/**
 * What quotes, and what refuses. Not what only is a table, only puts blocks together, or writes files: golden files and
 * the real tools judge those.
 */
const SCOPE = [
  files("", "errors", "nearest-name"),
  files("hcl/", "(?!index)[a-z-]+"),
  files("image/", "(?!index|tool-versions)[a-z-]+"),
  files("hcp/", "artifact-choice", "check-[a-z-]+", "expression", "fingerprint", "terraform-literal"),
  files("packer/", "check-[a-z-]+", "go-template", "image-component", "packer-variable"),
  files("packer/", "provenance-file-name", "step-duties"),
  files("packer/azure-arm/", "check-[a-z-]+", "[a-z-]+-rules", "option-[a-z]+", "azure-tags", "secret"),
  files("packer/azure-arm/", "communicator-hops", "encoded-data", "end-of-life-date", "inbound-range"),
  files("packer/azure-arm/", "ssh-username"),
  files("packer/components/", "[a-z-]+"),
  files("packer/provisioners/", "check-verify", "file", "firewall-rule", "go-template-refusal"),
  files("packer/provisioners/", "package-name", "provisioner-settings", "script-interpreter"),
  files("packer/provisioners/", "shell(?:-[a-z]+)?"),
];

/** These start programs, to which a mutant is invisible, or have one loaded as WebAssembly. */
const SLOW = /real-packer|plugin-verdicts|azure-login|round-trip|format|string-safety|build-slots|output/;

/** Whether mutants are made of a file. */
export const isMutated = (file) => SCOPE.some((pattern) => pattern.test(file));

/** Whether a file of tests is for mutants: it starts no program, and loads none as WebAssembly. */
export const isQuick = (name) => name.endsWith(".test.ts") && !SLOW.test(name);
