/** What `--help` prints. Its exit codes are those of `exit-code.ts`. */
export const HELP = `Usage: npm run synth-packer -- [options]

Writes one folder per image (its .pkr.hcl and every script that it names) and catalog.json, the images in
build order. Nothing is written when the code has a problem. Files that hold the right text are not touched;
a file that was edited by hand is kept; a file or folder that is not ours is never touched.

Options:
  --out DIR      folder to write to (default: packer/out of this repository; a relative DIR starts at the
                 working directory)
  --image NAME   write only this image's folder, and the catalog, which always lists all; can be repeated
  --check        write nothing; show as a unified diff where the folder differs from the code
  --force        replace or remove files of ours that were edited by hand, and take over a file that stands
                 where one of ours has to be; never a folder, never through a symbolic link
  --list         print the images in build order and write nothing
  -h, --help     print this

Images of one stage do not need each other and can be built side by side.

Exit codes:
  0    what is on disk is what the code says
  1    the code has problems, --check found differences, or files edited by hand were kept
  2    the command line makes no sense, or the repository is not ready (run npm ci)
  3    the output folder could not be read or written; what was there is still there
  70   an unexpected error: a mistake in the code of an image, or in this program
  130  ended by Ctrl-C (143: by SIGTERM); the next run repairs what was left
`;
