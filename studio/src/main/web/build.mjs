// Bundles the pages: `node build.mjs OUT`; or the tests: `node build.mjs --tests`.
import { build } from "esbuild";
import { copyFile, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const common = { bundle: true, target: "es2022", jsx: "automatic", jsxImportSource: "preact", logLevel: "warning" };
const target = process.argv[2] ?? "target/pages";

if (target === "--tests") {
  const files = await readdir("src", { recursive: true });
  const tests = files.filter((file) => /\.test\.tsx?$/.test(file)).map((file) => join("src", file));
  await rm("target/tests", { recursive: true, force: true });
  await build({ ...common, entryPoints: tests, outdir: "target/tests", platform: "node", format: "esm", outExtension: { ".js": ".mjs" } });
} else {
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  await build({
    ...common,
    entryPoints: { studio: "src/main.tsx" },
    outdir: target,
    format: "esm",
    splitting: true,
    minify: true,
    chunkNames: "part-[hash]",
    loader: { ".svg": "text" },
  });
  for (const name of ["index.html", "icon.svg"]) {
    await copyFile(name, join(target, name));
  }
  for (const name of await readdir(target)) {
    await writeFile(join(target, `${name}.gz`), gzipSync(await readFile(join(target, name)), { level: 9 }));
  }
}
