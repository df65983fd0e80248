// The reader beyond one claim: layers that are switched on and off, and how a claim was read.

import assert from "node:assert/strict";
import { displaced, marked, overflow, said, strayLetters } from "./looks.mjs";

export async function reader({ test, browser, api, records, chained, letters, axe }) {
  const judged = records.find(({ framing }) => framing.length > 0);
  const faultsOf = async (page) => {
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
    return violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.slice(0, 3).map((node) => node.html).join(" | ")}`);
  };

  await test("layers are switched by keyboard, stand in the address, and mark what the data says", async () => {
    const page = await browser.page();
    await page.open(`/document/${judged.id}`);
    const boxes = page.locator(".layers input");
    assert.deepEqual(await boxes.evaluateAll((all) => all.map((box) => box.checked)), [true, false, false, false]);
    assert.equal(await page.locator(".text .layer").count(), 0);
    await boxes.nth(1).focus();
    await page.keyboard.press("Space");
    await page.waitForURL("**layers=claims%2Cnames");
    const names = (await marked(page, ".layer.names")).join(" ");
    for (const { start, end } of judged.mentions) assert.ok(names.includes(letters(judged.text, [start, end])), letters(judged.text, [start, end]));
    // Everybody named stands in the list, with how often, and leads to the first place.
    const entities = new Set(judged.mentions.map(({ entity }) => entity));
    const list = page.locator("section[aria-labelledby=layer-names] li");
    assert.equal(await list.count(), entities.size);
    await list.first().locator("a").press("Enter");
    await page.waitForURL("**at=*");
    assert.equal(await page.locator(".text .found").count() > 0, true);
    // Only judging words: no claim is marked any more, and the address says so.
    for (const at of [0, 1, 3]) await boxes.nth(at).click();
    await page.waitForURL("**layers=framing*");
    assert.equal(await page.locator("a.trigger").count(), 0);
    assert.deepEqual(await marked(page, ".layer.framing"), judged.framing.map(({ start, end }) => letters(judged.text, [start, end])));
    await page.reload();
    await page.locator(".text .layer.framing").first().waitFor();
    assert.deepEqual(await boxes.evaluateAll((all) => all.map((box) => box.checked)), [false, false, false, true]);
    assert.equal(await page.locator("section[aria-labelledby=layer-framing] li").count(), judged.framing.length);
    await boxes.nth(3).click();
    await page.waitForURL("**layers=none*");
    assert.equal(await page.locator(".text .layer, .text a.trigger").count(), 0);
  });

  await test("with every layer on, words join and stand as without, lines differ in more than colour, and what is no article is grey", async () => {
    const page = await browser.page();
    const furnished = records.filter(({ boilerplate }) => boilerplate.length > 0);
    assert.ok(furnished.length > 0, "the demo corpus has no text with something that is no article");
    for (const record of [judged, ...furnished, records[0]]) {
      await page.open(`/document/${record.id}?layers=claims,names,times,framing`);
      const lines = await page.locator(".text > *").evaluateAll((paragraphs) => paragraphs.map((paragraph) => paragraph.textContent));
      assert.deepEqual(lines, record.text.split("\n").filter((line) => line.trim() !== ""));
      const most = await displaced(page);
      assert.ok(most < 0.6, `a word of ${record.id} is ${most} pixels from its place`);
      const grey = await marked(page, ".aside");
      for (const span of record.boilerplate) assert.ok(grey.join("\n").replace(/\s+/g, " ").includes(letters(record.text, span).replace(/\s+/g, " ").trim()), letters(record.text, span));
      assert.equal(record.boilerplate.length === 0, grey.length === 0);
    }
    await page.open(`/document/${judged.id}?layers=claims,names,times,framing`);
    const shapes = await page.locator(".layers label > span").evaluateAll((all) => all.map((one) => {
      const { textDecorationLine, textDecorationStyle } = getComputedStyle(one);
      return `${textDecorationLine} ${textDecorationStyle}`;
    }));
    assert.equal(new Set(shapes).size, 4, shapes.join(", "));
    const padded = await page.locator(".text span, .text a").evaluateAll((all) => all.filter((one) => {
      const { paddingInlineStart, paddingInlineEnd, marginInlineStart, borderInlineStartWidth, display } = getComputedStyle(one);
      return [paddingInlineStart, paddingInlineEnd, marginInlineStart, borderInlineStartWidth].some((side) => side !== "0px") || display !== "inline";
    }).length);
    assert.equal(padded, 0);
  });

  await test("how a claim was read: rule, words and the whole tree, on demand, right to left", async () => {
    const explained = await api(`claims/${chained.claim.id}/explanation`);
    assert.ok(explained.words.length > 5);
    const page = await browser.page();
    await page.open(`/document/${chained.record.id}?claim=${chained.claim.id}`);
    assert.equal(await page.locator(".tree").count(), 0);
    await page.locator(".panel summary").press("Enter");
    await page.waitForURL("**how=1");
    await page.locator(".tree li").first().waitFor();
    assert.deepEqual(await page.locator(".tree .word").evaluateAll((all) => all.map((one) => one.innerText).sort()), explained.words.map(({ form }) => form).sort());
    // Each word stands in the list of the word that it hangs on.
    const under = await page.locator(".tree li").evaluateAll((all) => all.map((one) => `${one.querySelector(".word").innerText}<${one.parentElement.closest("li")?.querySelector(".word").innerText ?? ""}`).sort());
    const form = (number) => explained.words.find((other) => other.number === number)?.form ?? "";
    assert.deepEqual(under, explained.words.map((one) => `${one.form}<${form(one.head)}`).sort());
    assert.ok((await page.locator(".tree .role.trigger").allInnerTexts()).some((word) => letters(chained.record.text, chained.claim.trigger).includes(word)));
    assert.equal(await page.locator(".tree").evaluate((tree) => getComputedStyle(tree).direction), "rtl");
    const panel = await said(page.locator(".panel details"));
    for (const part of [chained.claim.rule, chained.claim.predicate, explained.lemma, chained.claim.arguments[0].slot]) assert.ok(panel.includes(part), part);
    // The address opens it again; closing it takes it out of the address.
    await page.reload();
    await page.locator(".tree li").first().waitFor();
    await page.locator(".panel summary").press("Enter");
    await page.waitForFunction(() => !location.search.includes("how"));
    assert.equal(await page.locator(".tree").isVisible().catch(() => false), false);
  });

  await test("layers and tree hold in both languages, dark and narrow, and axe finds nothing", async () => {
    for (const [language, colorScheme, width] of [["ar", "dark", 360], ["en", "light", 1280], ["en", "dark", 360]]) {
      const page = await browser.page({ language, colorScheme, width });
      for (const path of [`/document/${judged.id}?layers=claims,names,times,framing`, `/claim/${chained.claim.id}?how=1`, `/document/${chained.record.id}?claim=${chained.claim.id}&how=1`]) {
        await page.open(path);
        if (path.includes("how")) await page.locator(".tree li").first().waitFor();
        assert.equal(await overflow(page), 0, `${path} in ${language}`);
        assert.deepEqual(await strayLetters(page), [], `${path} in ${language}`);
        assert.deepEqual(await faultsOf(page), [], `${path} in ${language}, ${colorScheme}, ${width}`);
      }
    }
  });
}
