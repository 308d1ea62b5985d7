/** `worker.js`, at the site's root. */
import { serve, type Core } from "../worker.ts";

declare const self: Parameters<typeof serve>[0] & { muscleatlasCore?: Core };
declare function importScripts(...addresses: string[]): void;

importScripts("assets/core.js");
if (self.muscleatlasCore) {
  serve(self, self.muscleatlasCore);
}
