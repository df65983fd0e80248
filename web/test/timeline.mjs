// The timeline over claims whose times are weeks, seasons and worse: ranges, and what has no days is counted.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { browse, serveSome } from "./harness.mjs";
import { said } from "./looks.mjs";

const TIMES = ["2018-W10", "2018-WI", "2018-SU", "2018-06-01", "20", "PAST_REF", null];

/** A record with a claim for each time. */
function record() {
  const text = "قصف الجيش المدينة.\n";
  const claim = (time, at) => ({ id: `a-${at}`, type: "ASSAULT", trigger: [0, 3], actors: ["army"], recipients: ["city"], time, score: 0.5 });
  return {
    id: "a", text, published: "2019-03-01", published_from: "header", sentences: [[0, 18]],
    entities: [{ id: "army", type: "ARM", ar: "الجيش", en: "The army" }, { id: "city", type: "GPE", ar: "المدينة", en: "The city" }],
    mentions: [{ start: 4, end: 9, type: "ARM", level: "NAM", entity: "army" }],
    claims: TIMES.map(claim),
  };
}

export async function timeline({ test, khabar, chromium }) {
  const folder = mkdtempSync(join(tmpdir(), "khabar-timeline-"));
  writeFileSync(join(folder, "times.json"), JSON.stringify(record()));
  const server = await serveSome(khabar, [join(folder, "times.json")]);
  const browser = await browse(chromium, server.address);

  await test("weeks, seasons and centuries are ranges on the timeline and for when:, and only what has no days is undated", async () => {
    const { rows } = await (await fetch(`${server.address}/api/query?q=`)).json();
    const days = Object.fromEntries(rows.map(({ claim, days }) => [claim.time, days]));
    assert.deepEqual(days["2018-W10"], ["2018-03-05", "2018-03-11"]);
    assert.deepEqual(days["2018-WI"], ["2018-12-01", "2019-02-28"]);
    assert.deepEqual([days.PAST_REF, days.null], [null, null]);
    const page = await browser.page();
    await page.open("/timeline");
    assert.match(await said(page.locator(".summary")), /^5 ادعاءات من 5 مارس\/آذار 2018 إلى 28 فبراير\/شباط 2019؛ بلا زمن معروف: ادعاءان/);
    // The day is a dot; the week and the longer ones lie within the drawing.
    assert.equal(await page.locator(".lanes .range, .lanes .spot").count(), 5);
    const [drawing, bars] = await page.locator(".lanes svg").evaluate((svg) => [svg.getBoundingClientRect(), [...svg.querySelectorAll(".range")].map((bar) => bar.getBoundingClientRect())].map((box) => JSON.parse(JSON.stringify(box))));
    assert.ok(bars.length >= 4, String(bars.length));
    for (const bar of bars) assert.ok(bar.left >= drawing.left && bar.right <= drawing.right, JSON.stringify(bar));
    assert.match((await page.locator('.lanes a[href="/claim/a-0"]').getAttribute("aria-label")) ?? "", /الأسبوع الذي يبدأ في 5 مارس\/آذار 2018/);
    // The same days answer a question.
    await page.open(`/timeline?q=${encodeURIComponent("when:2018-03")}`);
    assert.match(await said(page.locator(".summary")), /^ادعاء واحد من 5 مارس\/آذار 2018 إلى 11 مارس\/آذار 2018/);
  });

  assert.deepEqual(browser.complaints, []);
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
