// The quality page: labelled documents scored without being kept, and what people decided about claims.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { browse, demo, serveSome } from "./harness.mjs";
import { overflow, said, strayLetters } from "./looks.mjs";

const TEXT = "قصف الجيش السوري مدينة سراقب يوم الثلاثاء.";

function labelled(more = {}) {
  return JSON.stringify({
    id: "a", text: TEXT,
    entities: [{ id: "army", type: "ARM", ar: "الجيش السوري" }],
    mentions: [{ start: 4, end: 16, type: "ARM", level: "NAM", entity: "army" }],
    claims: [{ id: "a-1", type: "ASSAULT", trigger: [0, 3], actors: ["army"] }],
    ...more,
  });
}

export async function quality({ test, khabar, chromium, axe }) {
  const server = await serveSome(khabar, [join(demo, "libya-2014-tobruk.txt")]);
  const browser = await browse(chromium, server.address);
  const api = async (path) => (await fetch(`${server.address}/api/${path}`)).json();
  const folder = mkdtempSync(join(tmpdir(), "khabar-quality-"));
  const file = (name, content) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const good = file("good.json", labelled());
  const lines = file("lines.jsonl", `${labelled()}\n${labelled({ claims: [], mentions: [] })}\n`);
  const bad = [
    file("broken.json", "{\"id\": "),
    file("empty.json", ""),
    file("other.json", "{\"tokens\": [1]}"),
    file("untexted.json", labelled({ text: "" })),
    file("outside.json", labelled({ claims: [{ id: "c", type: "AID", trigger: [90, 95] }] })),
    file("triggerless.json", labelled({ claims: [{ id: "c", type: "AID" }] })),
  ];
  const done = (page) => page.waitForFunction(() => /\d/.test(document.querySelector(".evaluate .outcome")?.innerText ?? ""));

  await test("labelled files are scored from the page, bad ones say why, and nothing of them is kept", async () => {
    const page = await browser.page();
    const held = await api("coverage");
    await page.open("/quality");
    await page.getByLabel("اختر ملفات موسومة").setInputFiles([good, lines, ...bad]);
    await done(page);
    assert.equal(await said(page.locator(".evaluate .outcome")), "قورنت: وثيقتان. لم تقارن: 7.");
    const row = async (name) => (await page.locator(".evaluate .figure tbody tr", { hasText: name }).locator("td").allInnerTexts()).map((cell) => cell.trim());
    // Precision, recall, F1, matching, annotated, found.
    const triggers = await row("أنواع الأحداث");
    assert.deepEqual(triggers.slice(3, 5), ["2", "2"]);
    assert.equal(triggers[1], "100");
    assert.deepEqual((await row("الأوصاف")).slice(0, 5), ["", "", "", "", "0"]);
    assert.match(await said(page.locator(".evaluate .summary")), /^ما قورن: وثيقتان\. الدرجة الجامعة من 100 للأسماء: \d+، وللادعاء بكل أطرافه: \d+\.$/);
    const fault = async (name) => said(page.locator(".faults tbody tr", { hasText: name }));
    assert.match(await fault("broken.json"), /ليس «جيسون» سليما/);
    assert.match(await fault("empty.json"), /الملف فارغ/);
    assert.match(await fault("other.json"), /بشكل آخر.*missing field `id`/);
    assert.match(await fault("untexted.json"), /لا نص في الوثيقة/);
    assert.match(await fault("outside.json"), /موضع خارج النص.*claim 0 stands at 90\.\.95/);
    assert.match(await fault("triggerless.json"), /بشكل آخر.*`trigger`/);
    assert.match(await fault("lines.jsonl"), /lines\.jsonl 2 لا وسم في الوثيقة/);
    const [taken] = await Promise.all([page.waitForEvent("download"), page.locator(".evaluate .take button", { hasText: "JSON" }).click()]);
    let text = "";
    for await (const part of (await taken.createReadStream()).setEncoding("utf8")) text += part;
    const result = JSON.parse(text);
    assert.deepEqual([result.documents, result.files.length, result.files.find(({ name }) => name === "good.json").with.khabar], [2, 8, (await api("about")).version]);
    assert.deepEqual(await api("coverage"), held);
    // Mended files are chosen again.
    await page.getByLabel("اختر ملفات موسومة").setInputFiles([good]);
    await page.waitForFunction(() => document.querySelector(".evaluate .outcome")?.innerText.includes("وثيقة واحدة"));
    assert.equal(await page.locator(".faults").count(), 0);
  });

  await test("what people decided about claims is counted on the quality page", async () => {
    const page = await browser.page();
    await page.open("/quality");
    await page.getByText("لم يقرر أحد شيئا عن ادعاء بعد.").waitFor();
    const { rows } = await api("query?q=");
    const decide = (deed) => fetch(`${server.address}/api/corrections`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-khabar": "page" },
      body: JSON.stringify({ who: "منى", why: "", ...deed }),
    }).then((answer) => assert.equal(answer.status, 200));
    await decide({ do: "confirm", claim: rows[0].claim.id });
    await decide({ do: "reject", claim: rows[1].claim.id });
    await page.open("/quality");
    const figure = page.locator(".figure", { hasText: "بحكم من راجعوا" });
    assert.match(await said(figure.locator(".summary")), new RegExp(`^ما نظر فيه القراء: 2 من أصل ${rows.length} .*أكدوا 1، وردوا 1، وصوبوا النوع في 0: أي أن 50 من كل 100`));
    const { types } = await api("reviewed");
    assert.equal(await figure.locator("tbody tr").count(), types.length);
  });

  await test("measuring holds in both languages, narrow and dark, and axe finds nothing", async () => {
    for (const [language, colorScheme, width] of [["ar", "dark", 360], ["en", "light", 1280]]) {
      const page = await browser.page({ language, colorScheme, width });
      await page.open("/quality");
      await page.locator(".evaluate input[type=file]").setInputFiles([good, lines, ...bad]);
      await done(page);
      await page.locator("details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
      assert.equal(await overflow(page), 0, language);
      assert.deepEqual(await strayLetters(page), [], language);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), [], language);
    }
  });

  await test("measuring made no page complain, and asked no other host", async () => {
    assert.deepEqual(browser.elsewhere, []);
    assert.deepEqual(browser.complaints, []);
  });
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
