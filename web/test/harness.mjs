// What the tests of the page stand on: a collection, a server, a browser, and a count of what passed.

import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
/** The folder of the demo corpus. */
export const demo = join(root, "data/demo");

/** `--khabar BINARY --chromium PATH [--shots DIR] [--only WORDS]`: pictures of every page, and only the tests whose name holds some words. */
export function options() {
  const { values } = parseArgs({
    options: { khabar: { type: "string" }, chromium: { type: "string" }, shots: { type: "string" }, only: { type: "string" } },
  });
  if (!values.khabar || !values.chromium) {
    console.error("usage: npm test -- --khabar BINARY --chromium PATH [--shots DIR] [--only WORDS]");
    process.exit(2);
  }
  return { khabar: resolve(values.khabar), chromium: found(values.chromium), shots: values.shots, only: values.only };
}

/** A program's path, looked up as a shell does. */
function found(program) {
  if (program.includes("/")) return resolve(program);
  const places = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, program));
  return places.find((place) => existsSync(place)) ?? program;
}

/** A record of the data contract as another program may write it: letters beyond the first plane, and markup that must stay text. */
export function oddRecord() {
  const lines = [
    "عنوان 😀 & <",
    "قال المتحدث 👩\u200d👩\u200d👧 إن 🇱🇾 الطائرات قصفت المدينة 😀 أمس.",
    "<img src=x onerror=\"document.title='broken'\"> نص <b>بعد</b> علامات.",
    "An English line with Khabar inside.",
  ];
  const text = `${lines.join("\n")}\n`;
  const at = (words) => {
    const start = Array.from(text.slice(0, text.indexOf(words))).length;
    return [start, start + Array.from(words).length];
  };
  const span = (words) => ({ start: at(words)[0], end: at(words)[1] });
  const id = "0dd0dd0dd0dd0dd0";
  const claim = (number, type) => ({
    id: `${id}-0000000${number}`, type, trigger: at("قصفت"), actors: ["planes"], recipients: ["city"], time: "2020-01-01",
    sources: [{ entity: "speaker", cue: at("قال"), rule: "test" }],
    arguments: [
      { role: "actor", entity: "planes", ...span("الطائرات"), slot: "subj" },
      { role: "recipient", entity: "city", ...span("المدينة"), slot: "obj" },
    ],
    rule: "test", predicate: "qasafa.v", score: 0.5,
  });
  return {
    id, text, sha256: createHash("sha256").update(text).digest("hex"), title: lines[0], published: "2020-01-02",
    published_from: "header",
    sentences: lines.map((line) => at(line)),
    entities: [
      { id: "speaker", type: "PER", ar: "المتحدث" },
      { id: "planes", type: "ARM", ar: "الطائرات", en: "The planes" },
      { id: "city", type: "GPE", ar: "المدينة", en: "The city" },
    ],
    mentions: [
      { ...span("المتحدث"), type: "PER", level: "NOM", entity: "speaker" },
      { ...span("الطائرات"), type: "ARM", level: "NOM", entity: "planes" },
      { ...span("المدينة"), type: "GPE", level: "NOM", entity: "city" },
    ],
    times: [{ ...span("أمس"), type: "DATE", value: "2020-01-01", mod: null }],
    claims: [claim(1, "ASSAULT"), claim(2, "THREATEN")],
  };
}

/** A collection of the demo corpus and {@link oddRecord}, served until `stop`. */
export async function serve(khabar) {
  const folder = mkdtempSync(join(tmpdir(), "khabar-page-"));
  const odd = join(folder, "odd.json");
  writeFileSync(odd, JSON.stringify(oddRecord()));
  return serveIn(khabar, folder, [["--metadata", join(demo, "metadata.csv"), demo], [odd]]);
}

/** A collection of some files, served until `stop`. */
export function serveSome(khabar, files) {
  return serveIn(khabar, mkdtempSync(join(tmpdir(), "khabar-page-")), [files]);
}

async function serveIn(khabar, folder, runs) {
  const store = join(folder, "store");
  for (const run of runs) {
    const done = spawnSync(khabar, ["add", "--store", store, ...run], { encoding: "utf8" });
    if (done.status !== 0) throw new Error(`khabar add ended with ${done.status ?? done.signal}: ${done.stderr}`);
  }
  const server = await serveStore(khabar, store);
  return {
    address: server.address,
    store,
    async stop() {
      const status = await server.stop();
      rmSync(folder, { recursive: true, force: true });
      return status;
    },
  };
}

/** A collection that is there, served until `stop`. */
export async function serveStore(khabar, store) {
  const server = spawn(khabar, ["serve", "--store", store, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((done) => server.once("exit", (code, signal) => done(code ?? signal)));
  const address = await new Promise((ready, fail) => {
    let said = "";
    server.stdout.setEncoding("utf8").on("data", (part) => {
      said += part;
      if (said.includes("\n")) ready(said.slice(0, said.indexOf("\n")).trim().replace(/\/$/, ""));
    });
    server.once("exit", (code) => fail(new Error(`khabar serve ended with ${code} before it said its address`)));
  });
  return {
    address,
    /** Ctrl-C, and the exit status. */
    async stop() {
      server.kill("SIGINT");
      const status = await Promise.race([ended, new Promise((late) => setTimeout(() => late("still running after 5 s"), 5000))]);
      if (status === "still running after 5 s") server.kill("SIGKILL");
      return status;
    },
  };
}

/** A browser whose every request and complaint is written down. */
export async function browse(executablePath, address) {
  const browser = await chromium.launch({
    executablePath,
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync",
    ],
  });
  const elsewhere = [];
  const complaints = [];
  return {
    elsewhere,
    complaints,
    /** A page of its own: nothing is kept from an earlier one. */
    async page({ width = 1280, height = 900, colorScheme = "light", language = null, expected = /^$/, permissions = [], motion = false } = {}) {
      const context = await browser.newContext({ viewport: { width, height }, colorScheme, reducedMotion: motion ? "no-preference" : "reduce", permissions });
      if (language) {
        await context.addInitScript((chosen) => {
          if (localStorage.getItem("khabar.language") === null) localStorage.setItem("khabar.language", chosen);
        }, language);
      }
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      page.on("request", (request) => {
        if (!request.url().startsWith(`${address}/`) && !request.url().startsWith("data:")) elsewhere.push(request.url());
      });
      page.on("console", (message) => {
        if (["error", "warning"].includes(message.type()) && !expected.test(message.text())) complaints.push(`${message.text()} ${message.location().url}`);
      });
      page.on("pageerror", (error) => complaints.push(error.message));
      page.open = async (path) => {
        await page.goto(address + path);
        await page.waitForLoadState("networkidle");
      };
      return page;
    },
    close: () => browser.close(),
  };
}

/** Runs tests one after the other and says how each ended. */
export function runner(only = "") {
  const count = { passed: 0, failed: 0 };
  return {
    count,
    async test(name, body) {
      if (!name.includes(only)) return;
      const start = performance.now();
      try {
        await body();
        count.passed += 1;
        console.log(`ok    ${name} (${Math.round(performance.now() - start)} ms)`);
      } catch (error) {
        count.failed += 1;
        console.log(`FAIL  ${name}\n      ${String(error?.stack ?? error).split("\n").slice(0, 12).join("\n      ")}`);
      }
    },
  };
}
