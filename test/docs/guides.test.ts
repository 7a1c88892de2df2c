import { guides } from "./code-blocks";
import { describeGuide, isOnLoopback } from "./prove-guide";

/* Those that need the real tools take longer: guides-on-loopback.ts. */

for (const guide of guides().filter((name) => !isOnLoopback(name))) describeGuide(guide);
