// Files brought from the page: progress, what became of each, and what the collection remembers of those that could not be read.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { browse, demo, serveSome } from "./harness.mjs";
import { overflow, said, strayLetters } from "./looks.mjs";

export async function imports({ test, khabar, chromium, axe }) {
  const server = await serveSome(khabar, [join(demo, "libya-2014-tobruk.txt")]);
  const browser = await browse(chromium, server.address);
  const api = async (path) => (await fetch(`${server.address}/api/${path}`)).json();
  const folder = mkdtempSync(join(tmpdir(), "khabar-import-"));
  const file = (name, content) => {
    const path = join(folder, name);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, content);
    return path;
  };
  const article = readFileSync(join(demo, "sudan-2023-jeddah.txt"));
  const hostile = "\u202egnp.خبر.txt";

  await test("files are brought from the page, each with its outcome, and what could not be read is remembered with its reason", async () => {
    const page = await browser.page();
    await page.open("/sources");
    assert.equal(await page.getByRole("button", { name: "أضف إلى المجموعة" }).isDisabled(), true);
    await page.getByLabel("اختر ملفات").setInputFiles([
      file("jeddah.txt", article),
      file("empty.txt", ""),
      file("binary.txt", Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.from(Array.from({ length: 4000 }, (_none, at) => (at * 7919) % 256))])),
      file("large.txt", "خبر ".repeat(900_000)),
      file("broken.json", "{\"text\": "),
      file("picture.png", "x"),
      file(hostile, "زار الوزير المدينة يوم الجمعة.\n"),
      file("metadata.csv", "file,outlet,published\njeddah.txt,منبر الاختبار,2023-05-22\n"),
    ]);
    assert.equal(await page.locator(".import tbody tr").count(), 7);
    await page.getByLabel("تاريخ النشر، إن كان واحدا").fill("2021-01-02");
    await page.getByRole("button", { name: "أضف إلى المجموعة: 6 ملفات" }).click();
    await page.waitForFunction(() => document.querySelector(".outcome")?.innerText.includes("أضيف"));
    assert.equal(await said(page.locator(".outcome")), "أضيف: وثيقتان. مضاف من قبل: 0. لم يقرأ: 4.");
    assert.equal(await page.locator(".import progress").evaluate((bar) => bar.value / bar.max), 1);
    const outcome = async (name) => said(page.locator(".import tbody tr", { hasText: name }));
    assert.match(await outcome("empty.txt"), /لم يقرأ الملف فارغ/);
    assert.match(await outcome("binary.txt"), /لم يقرأ ليس نصا/);
    assert.match(await outcome("large.txt"), /لم يقرأ الملف أكبر من أي مقال/);
    assert.match(await outcome("broken.json"), /لم يقرأ ليس وثيقة واحدة بصيغة/);
    assert.match(await outcome("picture.png"), /ترك لا يقرأ إلا النص المجرد/);
    // The collection holds both, with what the table and the form said.
    const { rows } = await api("documents?limit=10");
    assert.equal(rows.length, 3);
    assert.equal(rows.find(({ name }) => name === "jeddah.txt").outlet, "منبر الاختبار");
    const odd = rows.find(({ name }) => name.includes("gnp"));
    assert.deepEqual([odd.name, odd.published], [hostile.replace("\u202e", "\ufffd"), "2021-01-02"]);
    // Search finds them at once, because the page has said that it is done.
    assert.equal((await api(`search?q=${encodeURIComponent("زار الوزير المدينة")}`)).total, 1);
    // Which, when, why: in the store, on this page and on the first.
    const failures = await api("failures");
    assert.deepEqual(failures.rows.map(({ file, code }) => `${file} ${code}`).sort(), ["binary.txt binary", "broken.json contract", "empty.txt empty", "large.txt large"]);
    for (const { made } of failures.rows) assert.ok(Math.abs(Date.now() - Date.parse(made)) < 600_000, made);
    assert.equal((await api("coverage")).failures, 4);
    await page.locator(".failures tbody tr").nth(3).waitFor();
    assert.match(await said(page.locator(".failures")), /empty\.txt الملف فارغ/);
    await page.open("/");
    await page.getByRole("link", { name: "لم يقرأ: 4 ملفات" }).click();
    await page.waitForURL("**/sources");
  });

  await test("a file that is mended under its name is no failure any more, and what is held is not added twice", async () => {
    const page = await browser.page({ language: "en" });
    await page.open("/sources");
    const claims = (await api("coverage")).claims;
    await page.getByLabel("Choose files").setInputFiles([file("jeddah.txt", article), file("empty.txt", "التقى الوفد السفير في القاهرة.\n")]);
    await page.getByRole("button", { name: "Add 2 files" }).press("Enter");
    await page.waitForFunction(() => document.querySelector(".outcome")?.innerText.includes("Added"));
    assert.equal(await said(page.locator(".outcome")), "Added: 1 document. Held before: 1. Not read: 0.");
    assert.deepEqual((await api("failures")).rows.map(({ file }) => file).sort(), ["binary.txt", "broken.json", "large.txt"]);
    assert.ok((await api("coverage")).claims >= claims);
    await page.locator(".import tbody a").first().click();
    await page.waitForURL("**/document/*");
  });

  await test("what a terminal could not read is remembered as well, beside the page", async () => {
    const done = spawnSync(khabar, ["add", "--store", server.store, file("blank.txt", " \n\n"), file("terminal.txt", "أعلن الوزير بدء العمل يوم الثلاثاء.\n")], { encoding: "utf8" });
    assert.equal(done.status, 1, done.stderr);
    const { rows } = await api("failures");
    const blank = rows.find((row) => row.file.endsWith("blank.txt"));
    assert.deepEqual([blank?.code, blank?.reason], ["blank", "holds no text"]);
    assert.ok((await api("documents?limit=20")).rows.some(({ name }) => name.endsWith("terminal.txt")));
  });

  await test("where another writer is at work, or the reader stops, nothing is lost and the rest can be sent again", async () => {
    const page = await browser.page({ expected: /503/ });
    await page.open("/sources");
    const texts = Array.from({ length: 4 }, (_none, at) => file(`many/${at}.txt`, `أعلن المجلس القرار رقم ${at + 100} يوم الأحد.\n`));
    await page.getByLabel("اختر مجلدا").setInputFiles(join(folder, "many"));
    assert.equal(texts.length, 4);
    // The second file meets another writer.
    let calls = 0;
    await page.route("**/api/import?*", async (route) => {
      calls += 1;
      if (calls === 2) await route.fulfill({ status: 503, contentType: "application/json", body: JSON.stringify({ error: "another writer is at work in the store" }) });
      else await route.continue();
    });
    await page.getByRole("button", { name: "أضف إلى المجموعة: 4 ملفات" }).click();
    await page.getByRole("alert").waitFor();
    assert.match(await said(page.getByRole("alert")), /^توقفت الإضافة، ولم يضع شيء مما أضيف.*another writer is at work/);
    await page.getByRole("button", { name: "أضف الباقي: 3 ملفات" }).click();
    await page.waitForFunction(() => document.querySelector(".outcome")?.innerText.includes("4 وثائق"));
    assert.equal((await api("documents?limit=20")).rows.filter(({ name }) => name.startsWith("many/")).length, 4);
    assert.equal(await page.getByRole("alert").count(), 0);
  });

  await test("adding from the page holds in both languages, narrow and dark, and axe finds nothing", async () => {
    for (const [language, colorScheme, width] of [["ar", "dark", 360], ["en", "light", 1280]]) {
      const page = await browser.page({ language, colorScheme, width });
      await page.open("/sources");
      await page.locator(".import input[type=file]").first().setInputFiles([file("empty.txt", ""), file("jeddah.txt", article)]);
      await page.locator(".import button.solid").click();
      await page.waitForFunction(() => /\d/.test(document.querySelector(".outcome")?.innerText ?? ""));
      assert.equal(await overflow(page), 0, language);
      assert.deepEqual(await strayLetters(page), [], language);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), [], language);
    }
  });

  await test("bringing files made no page complain, and asked no other host", async () => {
    assert.deepEqual(browser.elsewhere, []);
    assert.deepEqual(browser.complaints, []);
  });
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
