import assert from "node:assert/strict";
import { test } from "node:test";

import { viewAsked } from "../src/viewpoint.ts";

test("words for a side name a view and are no part of what is looked for", () => {
  assert.deepEqual(viewAsked("soleus from behind"), { words: "soleus", view: "view-posterior" });
  assert.deepEqual(viewAsked("the knee seen from the front"), { words: "the knee", view: "view-anterior" });
  assert.deepEqual(viewAsked("lateral view of popliteus"), { words: "popliteus", view: "view-lateral" });
  assert.deepEqual(viewAsked("Popliteus Posterolateral view"), { words: "Popliteus", view: "view-posterolateral" });
  assert.deepEqual(viewAsked("soleus from the medial side"), { words: "soleus", view: "view-medial" });
});

test("a side that belongs to a name stays in it", () => {
  for (const name of ["tibialis posterior", "lateral compartment", "muscles from the medial epicondyle", "from behind"]) {
    assert.deepEqual(viewAsked(name), { words: name, view: null });
  }
});
