export const DEFAULT_PORT = 8765;

export const HELP = `Usage: npm run local-registry -- [options]      start a registry
       npm run -s local-registry -- env [options]   print what its clients need, for eval

An HCP Packer registry on this machine, for trying the whole way without an account.

  --port N      listen on port N; 0 takes one that is free (default: ${DEFAULT_PORT})
  --state DIR   keep everything in DIR (default: .cache/local-registry of this repository)
  --host ADDR   listen on ADDR; other machines can reach it then (default: 127.0.0.1)
  --reset       forget what the registry holds, first
  --log         print a line for every request
  -h, --help    show this
`;
