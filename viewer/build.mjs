// Bundle each script of the site: classic, for browsers of five years ago, the same bytes every time.
import { build } from "esbuild";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const SCRIPTS = ["early", "site", "finder", "labels", "worker"];

await build({
  absWorkingDir: dirname(fileURLToPath(import.meta.url)),
  entryPoints: SCRIPTS.map((name) => `src/scripts/${name}.ts`),
  outdir: process.argv[2] ?? "built",
  bundle: true,
  format: "iife",
  target: "es2019",
  minify: true,
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
});
