/** `labels.js` in `assets/`, loaded when somebody wants labels or a labelled figure. */
import { pngOf, svgOf } from "../figure.ts";
import { Labels } from "../labels.ts";

window.muscleatlasLabelling = {
  labels: (data, faces, stage, view) => new Labels(data, faces, stage, view),
  svg: svgOf,
  png: pngOf,
};
