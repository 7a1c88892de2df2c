/** `npx tsx test/local-registry/measure.ts [look-ups|updates|kills|faults]`: how fast the registry is, what a kill -9 costs, and what faults do. */
import { measureFaults } from "./measure-faults";
import { measureKills } from "./measure-kills";
import { measureLookUps } from "./measure-look-ups";
import { measureUpdates } from "./measure-updates";

async function main(only: string | undefined): Promise<void> {
  if (only === undefined || only === "look-ups") await measureLookUps([10, 1000], 100);
  if (only === undefined || only === "updates") await measureUpdates(200);
  if (only === undefined || only === "kills") await measureKills(50);
  if (only === undefined || only === "faults") await measureFaults();
}

main(process.argv[2]).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
