import assert from "node:assert/strict";
import { test } from "node:test";

test("an address without a page tells what was looked for", async () => {
  Object.assign(globalThis, { document: { currentScript: null, baseURI: "https://example.org/atlas/404.html" } });
  const { meantBy } = await import("../src/opening.ts");
  const meant = ["/muscle/leg/tibialis-posterior/", "/muscle/leg/soleus/index.html", "/atlas/M%C3%BAsculo.html", "/404.html", "/%E0%A4%A"];
  assert.deepEqual(meant.map(meantBy), ["tibialis posterior", "soleus", "Músculo", "", ""]);
});
