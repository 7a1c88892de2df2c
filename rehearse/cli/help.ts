/** What `--help` prints. */
export const HELP = `Usage: npm run rehearse -- [options]

The whole life of an image on this machine: built, promoted, deployed, rebuilt, rolled back, revoked and restored, by
the real Packer, CDKTF and Terraform, in front of a local HCP Packer registry. It needs no account, and changes
nothing outside of .cache/rehearse. docs/rehearse.md says what each step proves.

  --keep        keep everything, and what it was before each step, in .cache/rehearse/kept
  --from STEP   begin with STEP, from what was kept; the kept rehearsal stays as it is, unless --keep is given too
  --app FILE    rehearse another app than rehearse/app/main.ts: a TypeScript program that keeps to its contract.ts
  -h, --help    show this

Exit codes: 0 every step is ok; 1 a step failed, or a tool is missing; 2 the command line makes no sense;
130 ended by Ctrl-C (143: by SIGTERM).
`;
