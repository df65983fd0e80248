// How fast the page is with 100,000 claims: `node test/bench.mjs --khabar target/release/khabar --chromium chromium`. Measured, not tested: the
// figures depend on the machine, and are to be read beside its load.

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { browse, options, serveStore } from "./harness.mjs";

const DOCUMENTS = 1000;
const CLAIMS = 100;
const VERBS = [["قصف", "ASSAULT"], ["التقى", "CONSULT"], ["دعم", "SUPPORT"], ["حاصر", "COERCE"], ["طالب", "REQUEST"], ["قاد", "LEADS"]];

/** A document that differs from every other; a few names stand far more often than the rest. */
function record(number) {
  let mixed = number;
  const next = (limit) => {
    mixed = (Math.imul(mixed, 1664525) + 1013904223) >>> 0;
    return (mixed >>> 8) % limit;
  };
  const id = number.toString(16).padStart(16, "0");
  const [sentences, entities, claims] = [[], new Map(), []];
  let text = "";
  for (let row = 0; row < CLAIMS; row += 1) {
    const [verb, type] = VERBS[next(6)];
    const [actor, recipient, place, source] = [0, 0, 0, 0].map(() => `اسم${next(next(2000) + 1)}`);
    const sentence = `${verb} ${actor} ${recipient} في صباح يوم ${next(90000)} قرب ${place} كما قال ${source}.\n`;
    for (const key of [actor, recipient, place, source]) entities.set(key, { id: key, ar: key, type: "ORG" });
    sentences.push([text.length, text.length + sentence.length - 1]);
    claims.push({
      id: `${id}-${row.toString(16).padStart(8, "0")}`, type, trigger: [text.length, text.length + verb.length], actors: [actor], recipients: [recipient],
      places: [place], time: `2020-${String(next(12) + 1).padStart(2, "0")}`, polarity: next(20) === 0 ? "negated" : "affirmed",
      modality: next(5) === 0 ? "future" : "actual", sources: next(3) === 0 ? [] : [{ entity: source, rule: "test" }], rule: "test", score: 0.8,
    });
    text += sentence;
  }
  const published = `2020-${String((number % 12) + 1).padStart(2, "0")}-${String((number % 28) + 1).padStart(2, "0")}`;
  return { id, text, sha256: id.repeat(4), outlet: `منبر${number % 40}`, published, published_from: "header", kind: "news", sentences, entities: [...entities.values()], claims };
}

const { khabar, chromium } = options();
const folder = mkdtempSync(join(tmpdir(), "khabar-bench-"));
const store = join(folder, "store");
for (let number = 0; number < DOCUMENTS; number += 1) writeFileSync(join(folder, `${number}.json`), JSON.stringify(record(number)));
const begin = performance.now();
const added = spawnSync(khabar, ["add", "--store", store, folder], { encoding: "utf8" });
if (added.status !== 0) throw new Error(added.stderr);
console.log(`load of the machine ${loadavg().map((load) => load.toFixed(1)).join(" ")}; ${DOCUMENTS * CLAIMS} claims added in ${((performance.now() - begin) / 1000).toFixed(0)} s`);
const server = await serveStore(khabar, store);
const browser = await browse(chromium, server.address);

/** The middle and the worst of some times in ms. */
function told(name, times) {
  const sorted = [...times].sort((a, b) => a - b);
  console.log(`${name}: median ${Math.round(sorted[Math.floor(sorted.length / 2)])} ms, worst ${Math.round(sorted.at(-1))} ms, of ${times.length}`);
}

const first = [];
for (let turn = 0; turn < 5; turn += 1) {
  const page = await browser.page();
  const start = performance.now();
  await page.goto(server.address);
  await page.locator(".coverage").waitFor();
  first.push(performance.now() - start);
  await page.context().close();
}
told("first page: from the request to its sentence of coverage", first);

const times = { search: [], query: [], facets: [] };
for (const q of ["قصف", "اسم5", "قصف اسم9", '"في صباح"', "اسم11 اسم7", "كما قال"]) {
  for (const [path, list] of [["search", times.search], ["query", times.query], ["facets", times.facets]]) {
    const start = performance.now();
    await (await fetch(`${server.address}/api/${path}?q=${encodeURIComponent(q)}${path === "facets" ? "" : "&limit=20"}`)).json();
    list.push(performance.now() - start);
  }
}
told("search in sentences", times.search);
told("claims of a query", times.query);
told("facets of a query", times.facets);

const page = await browser.page({ motion: true });
page.setDefaultTimeout(120_000);
const start = performance.now();
await page.goto(`${server.address}/network?limit=500`);
await page.locator("canvas[data-settled]").waitFor();
const [frames, length] = (await page.locator("canvas").getAttribute("data-frames")).split(" ").map(Number);
const nodes = (await page.locator(".summary").innerText()).match(/\d+/)[0];
console.log(`network of ${nodes} actors, 500 lines: ${((1000 * frames) / length).toFixed(0)} frames a second while it settled (${frames} frames); shown and still after ${((performance.now() - start) / 1000).toFixed(1)} s`);
for (const path of ["happenings?limit=5", "disagreements?limit=3", "ties?limit=500", "rising"]) {
  const from = performance.now();
  await (await fetch(`${server.address}/api/${path}`)).json();
  console.log(`/api/${path}: ${Math.round(performance.now() - from)} ms`);
}
console.log(`load of the machine ${loadavg().map((load) => load.toFixed(1)).join(" ")}`);
await browser.close();
await server.stop();
rmSync(folder, { recursive: true, force: true });
