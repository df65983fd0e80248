// The page in headless Chromium over the demo corpus: what a reader does, and what must hold whatever they do.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { browse, oddRecord, options, runner, serve } from "./harness.mjs";
import { faults } from "./faults.mjs";
import { imports } from "./import.mjs";
import { displaced, marked, overflow, said, strayLetters } from "./looks.mjs";
import { pageList, pages } from "./pages.mjs";
import { quality } from "./quality.mjs";
import { reader } from "./reader.mjs";
import { timeline } from "./timeline.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const { khabar, chromium, shots, only } = options();
const server = await serve(khabar);
const browser = await browse(chromium, server.address);
const { test, count } = runner(only);

const api = async (path) => (await fetch(`${server.address}/api/${path}`)).json();
const letters = (text, [start, end]) => Array.from(text).slice(start, end).join("");
const odd = oddRecord();

// Claims of the corpus with what the tests need; which ones is left to the reading, that there are such ones is not.
const { rows } = await api("documents?limit=100");
odd.id = rows.find((row) => row.title === odd.title).id;
const records = await Promise.all(rows.filter((row) => row.id !== odd.id).map((row) => api(`documents/${row.id}`)));
const claims = records.flatMap((record) => record.claims.map((claim) => ({ record, claim })));
const sentenceOf = ({ record, claim }) => record.sentences.find(([start, end]) => start <= claim.trigger[0] && claim.trigger[1] <= end);
const pick = (what, wanted) => {
  const found = claims.filter(wanted);
  assert.ok(found.length > 0, `the demo corpus has no claim ${what}`);
  return found.sort((a, b) => b.claim.sources.length - a.claim.sources.length)[0];
};
const sole = ({ record, claim }) =>
  record.claims.filter((other) => other.trigger[0] < claim.trigger[1] && claim.trigger[0] < other.trigger[1]).length === 1;
const address = ({ record, claim }) => `/document/${record.id}?claim=${claim.id}`;
const chained = pick("with a speaker and an actor", (one) => one.claim.sources.length > 0 && one.claim.actors.length > 0 && sole(one));
const written = pick("of the writer", (one) => one.claim.sources.length === 0 && sole(one));
const names = (record, ids, language) =>
  ids.map((id) => record.entities.find((entity) => entity.id === id)).map((entity) => (language === "en" && entity.en) || entity.ar);

await test("the first page says in one sentence what the collection holds, and lists it", async () => {
  const page = await browser.page();
  await page.open("/");
  assert.deepEqual(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]), ["ar", "rtl"]);
  const held = await api("coverage");
  const share = Math.round((100 * held.claims_with_source) / held.claims);
  const sentence = await said(page.locator(".coverage"));
  const named = held.outlets.filter(([outlet]) => outlet !== null).length;
  assert.match(sentence, new RegExp(`^في المجموعة ${held.documents} وثيقة من ${named} منافذ بين 18 مارس/آذار 2011 و22 مايو/أيار 2023، فيها `));
  assert.ok(sentence.includes(`${held.claims} ادعاء`) && sentence.includes(`${share}% منها منسوب إلى مصدر يذكره النص`), sentence);
  assert.equal(await page.locator(".documents li").count(), held.documents);
  const first = rows[0];
  const shown = await said(page.locator(".documents li").first());
  assert.ok(shown.includes(first.title) && shown.includes(first.outlet) && shown.includes(String(first.claims)), shown);
  await page.locator(".documents li a").first().click();
  await page.waitForURL(`**/document/${first.id}`);
  assert.equal(await said(page.locator("h1")), first.title);
  await page.goBack();
  await page.locator(".coverage").waitFor();
});

await test("a search finds other spellings and clitics, says how each answers, and leads to the place", async () => {
  const page = await browser.page();
  await page.open("/");
  await page.getByRole("searchbox").fill("الامم المتحدة");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/search?q=*");
  await page.locator("ol li").first().waitFor();
  const all = await api(`search?q=${encodeURIComponent("الامم المتحدة")}&limit=100`);
  assert.ok(all.hits.some((hit) => hit.marks.some((mark) => letters(hit.text, [mark.start - hit.sentence[0], mark.end - hit.sentence[0]]) === "الأمم")));
  assert.match(await said(page.locator("h1")), new RegExp(`^نتائج «الامم المتحدة»: ${all.total} (جملة|جمل)$`));
  const spelt = page.locator("ol li", { has: page.locator("a mark.spelling") }).first();
  assert.equal(await spelt.locator("a mark.spelling").first().innerText(), "الأمم");
  assert.match(await said(spelt), /إملاء آخر/);
  // Marks are inline, whatever they are called: anything else tears letters apart.
  assert.deepEqual(await page.locator("ol li a mark").evaluateAll((all) => [...new Set(all.map((mark) => getComputedStyle(mark).display))]), ["inline"]);
  // The link leads to the sentence, with the words.
  const sentence = await spelt.locator("a").innerText();
  await spelt.locator("a").click();
  await page.waitForURL("**/document/*");
  await page.locator(".text .lit").first().waitFor();
  assert.deepEqual((await marked(page, ".lit")).map((text) => text.trim()), [sentence.trim()]);
  assert.ok((await marked(page, ".found")).includes("الأمم"));
  assert.ok(await page.locator(".text .lit").first().isVisible());
  // Exactly as typed: fewer, and none in another spelling.
  await page.goBack();
  await page.getByRole("checkbox").check();
  await page.waitForURL("**exact=true*");
  await page.waitForFunction(() => document.querySelectorAll("a mark.spelling").length === 0);
  assert.match(await said(page.locator("h1")), /^نتائج «الامم المتحدة»: /);
  // Prefixes.
  await page.open(`/search?q=${encodeURIComponent("قصف")}`);
  assert.match(await said(page.locator("ol")), /مع سوابق أو لواحق/);
  await page.open(`/search?q=${encodeURIComponent("لاتوجدهذهالكلمة")}`);
  assert.match(await said(page.locator("h1")), /^لا جملة فيها/);
});

await test("a click on a marked word lights its sentence and shows the chain of those who say so", async () => {
  const page = await browser.page();
  const { record, claim } = chained;
  await page.open(`/document/${record.id}`);
  await page.locator(`a.trigger[data-claim="${claim.id}"]`).click();
  await page.waitForURL(`**claim=${claim.id}`);
  const lit = (await marked(page, ".lit, .role")).join(" ");
  for (const word of letters(record.text, sentenceOf(chained)).split(/\s+/)) assert.ok(lit.includes(word), `${word} is not lit in: ${lit}`);
  assert.deepEqual(await marked(page, ".role.trigger"), [letters(record.text, claim.trigger)]);
  assert.ok((await marked(page, ".role.cue")).join(" ").includes(letters(record.text, claim.sources[0].cue)));
  const steps = await Promise.all((await page.locator(".chain li").all()).map(said));
  assert.equal(steps.length, claim.sources.length + 1);
  assert.ok(steps[0].startsWith("0 النص") && steps[0].includes(record.outlet), steps[0]);
  names(record, claim.sources.map((source) => source.entity), "ar").forEach((name, row) => {
    assert.ok(steps[row + 1].startsWith(`${row + 1} ${name}`), steps[row + 1]);
    assert.ok(steps[row + 1].includes(`بلفظ ${letters(record.text, claim.sources[row].cue)}`), steps[row + 1]);
  });
  const panel = await said(page.locator(".panel"));
  for (const name of names(record, [...claim.actors, ...claim.recipients, ...claim.places], "ar")) assert.ok(panel.includes(name), name);
  for (const part of [claim.type, claim.polarity === "negated" ? "منفي" : "مثبت", "يروى على أنه"]) assert.ok(panel.includes(part), part);
  await page.locator("details summary").last().click();
  assert.ok((await said(page.locator(".panel"))).includes(claim.rule));
  // The address holds it all.
  const before = await said(page.locator(".panel h2"));
  await page.reload();
  assert.equal(await said(page.locator(".panel h2")), before);
  assert.equal(await page.locator("aside li a[aria-current]").count(), 1);
});

await test("a claim of the writer says so", async () => {
  const page = await browser.page();
  await page.open(address(written));
  assert.equal(await page.locator(".chain li").count(), 1);
  assert.match(await said(page.locator(".panel")), /يقوله كاتب النص بنفسه، ولا ينسبه إلى أحد/);
});

await test("code points beyond the first plane, several claims on a word, and markup that stays text", async () => {
  const page = await browser.page();
  await page.open(`/document/${odd.id}`);
  assert.equal(await page.locator("a.trigger").count(), 1);
  await page.locator("a.trigger").click();
  assert.deepEqual(await marked(page, ".role.trigger"), ["قصفت"]);
  assert.deepEqual(await marked(page, ".role.actor"), ["الطائرات"]);
  assert.deepEqual(await marked(page, ".role.recipient"), ["المدينة"]);
  assert.deepEqual(await marked(page, ".role.source"), ["المتحدث"]);
  assert.deepEqual(await marked(page, ".role.time"), ["أمس"]);
  assert.equal(await said(page.locator(".panel h2")), "اعتداء قصفت");
  assert.match(await said(page.locator(".panel nav")), /^على الكلمة نفسها ادعاءان اعتداء تهديد$/);
  await page.locator("a.trigger").click();
  assert.equal(await said(page.locator(".panel h2")), "تهديد قصفت");
  await page.locator(".panel nav a").first().click();
  assert.equal(await said(page.locator(".panel h2")), "اعتداء قصفت");
  const lines = await page.locator(".text > *").evaluateAll((paragraphs) => paragraphs.map((paragraph) => paragraph.textContent));
  assert.deepEqual(lines, odd.text.trim().split("\n"));
  assert.equal(await page.locator(".text img, .text b").count(), 0);
  assert.ok((await page.title()).startsWith("عنوان 😀 & <"));
  const directions = await page.locator(".text > *").evaluateAll((paragraphs) => paragraphs.map((paragraph) => getComputedStyle(paragraph).direction));
  assert.deepEqual(directions, ["rtl", "rtl", "ltr", "ltr"]);
});

await test("the text is the text, and its words stand where they would without marks", async () => {
  const page = await browser.page();
  const some = [chained, written, ...records.map((record) => ({ record, claim: record.claims.at(-1) })).filter(({ claim }) => claim)];
  for (const one of some) {
    await page.open(address(one));
    const lines = await page.locator(".text > *").evaluateAll((paragraphs) => paragraphs.map((paragraph) => paragraph.textContent));
    assert.deepEqual(lines, one.record.text.split("\n").filter((line) => line.trim() !== ""));
    const most = await displaced(page);
    assert.ok(most < 0.6, `a word of ${one.claim.id} is ${most} pixels from its place`);
  }
});

await test("keyboard alone: into a claim, on to the next, back to the word", async () => {
  const page = await browser.page();
  await page.open(`/document/${chained.record.id}`);
  const focused = () => page.evaluate(() => document.activeElement?.className ?? "");
  for (let turn = 0; turn < 30 && !(await focused()).includes("trigger"); turn += 1) await page.keyboard.press("Tab");
  assert.match(await focused(), /trigger/);
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.equal(outline, "solid");
  const at = () => page.evaluate(() => new URLSearchParams(location.search).get("claim"));
  await page.keyboard.press("Enter");
  await page.locator("#claim-heading:focus").waitFor();
  const first = await at();
  await page.keyboard.press("j");
  const second = await at();
  assert.notEqual(second, first);
  await page.keyboard.press("k");
  assert.equal(await at(), first);
  // The same keys on an Arabic keyboard.
  await page.evaluate(() => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "\u062a", bubbles: true, cancelable: true })));
  assert.equal(await at(), second);
  await page.keyboard.press("Escape");
  assert.equal(await at(), null);
  assert.match(await focused(), /trigger/);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.claim), second);
  // The list beside the text leads to the same.
  await page.locator("aside li a").first().focus();
  await page.keyboard.press("Enter");
  await page.locator("#claim-heading:focus").waitFor();
  assert.equal(await at(), first);
  await page.getByRole("button", { name: "إغلاق" }).press("Enter");
  assert.equal(await page.locator(".panel").count(), 0);
  // A letter typed into the search box is a letter.
  await page.getByRole("searchbox").focus();
  await page.keyboard.press("j");
  assert.equal(await at(), null);
});

await test("the English switch turns the page around, and is kept", async () => {
  const page = await browser.page();
  await page.open(address(chained));
  await page.getByRole("button", { name: "Show the page in English" }).click();
  const tongue = () => page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);
  assert.deepEqual(await tongue(), ["en", "ltr"]);
  assert.match(await said(page.locator(".panel")), /Isnad: who says so 0 The text/);
  await page.open("/");
  assert.deepEqual(await tongue(), ["en", "ltr"]);
  assert.match(await said(page.locator(".coverage")), /^The collection holds \d+ documents from 4 outlets published between 18 March 2011 and 22 May 2023, with \d+ claims; \d+% of them are attributed/);
  await page.getByRole("button", { name: "أظهر الصفحة باللغة العربية" }).click();
  await page.reload();
  assert.deepEqual(await tongue(), ["ar", "rtl"]);
});

const views = [
  ["overview", "/"],
  ["search", `/search?q=${encodeURIComponent("الامم المتحدة")}`],
  ["reader", `/document/${chained.record.id}`],
  ["claim", address(chained)],
  ["odd", `/document/${odd.id}?claim=${odd.claims[0].id}`],
];

await test("every string says which language it is in", async () => {
  for (const language of ["ar", "en"]) {
    const page = await browser.page({ language });
    for (const [name, path] of views) {
      await page.open(path);
      await page.locator("details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
      assert.deepEqual(await strayLetters(page), [], `${name} in ${language}`);
    }
  }
});

await test("at 360 pixels nothing runs out of the window, and the chosen word stays in sight", async () => {
  for (const language of ["ar", "en"]) {
    const page = await browser.page({ width: 360, height: 740, language });
    for (const [name, path] of views) {
      await page.open(path);
      assert.equal(await overflow(page), 0, `${name} in ${language}`);
      if (!path.includes("claim=")) continue;
      const word = await page.locator("a.trigger[aria-current]").boundingBox();
      const panel = await page.locator(".panel").boundingBox();
      assert.ok(word.y >= 0 && word.y + word.height <= panel.y + 1, `${name}: the word at ${word.y} lies under the panel at ${panel.y}`);
    }
  }
});

await test("axe finds nothing, in both languages, light and dark, wide and narrow", async () => {
  for (const language of ["ar", "en"]) {
    for (const [colorScheme, width] of [["light", 1280], ["dark", 1280], ["dark", 360]]) {
      const page = await browser.page({ language, colorScheme, width });
      for (const [name, path] of views) {
        await page.open(path);
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
        const faults = violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.slice(0, 3).map((node) => node.html).join(" | ")}`);
        assert.deepEqual(faults, [], `${name} in ${language}, ${colorScheme}, ${width}`);
      }
    }
  }
});

await test("what is not there is said", async () => {
  const page = await browser.page({ expected: /404/ });
  await page.open("/document/ffffffffffffffff");
  assert.match(await said(page.getByRole("alert")), /^لا توجد وثيقة بهذا الرقم/);
  await page.open("/nowhere");
  assert.equal(await said(page.locator("h1")), "لا صفحة هنا.");
  await page.open(`/document/${chained.record.id}?claim=none`);
  assert.equal(await page.locator(".panel").count(), 0);
});

const list = await pageList(api);
await reader({ test, browser, api, records, chained, letters, axe });
await pages({ test, browser, api, list, axe });
await faults({ test, browser, api, list, odd });
await imports({ test, khabar, chromium, axe });
await timeline({ test, khabar, chromium });
await quality({ test, khabar, chromium, axe });

if (shots) {
  mkdirSync(shots, { recursive: true });
  for (const language of ["ar", "en"]) {
    for (const [colorScheme, width] of [["light", 1280], ["dark", 1280], ["light", 360], ["dark", 360]]) {
      const page = await browser.page({ language, colorScheme, width, height: width === 360 ? 740 : 900 });
      for (const [name, path] of [...views, ...list.views]) {
        await page.open(path);
        await page.screenshot({ fullPage: true, path: join(shots, `${name}-${language}-${colorScheme}-${width}.png`) });
      }
    }
  }
}

await test("no page complained, and none asked any other host", async () => {
  assert.deepEqual(browser.elsewhere, []);
  assert.deepEqual(browser.complaints, []);
});

await browser.close();

// Also where only some tests are run: a server that is left keeps this program from ending.
const status = await server.stop();
await test("Ctrl-C ends the server", () => assert.equal(status, 0));

console.log(`${count.passed} passed, ${count.failed} failed`);
process.exitCode = count.failed === 0 ? 0 : 1;
