// Faults that other programs for Arabic text have had, named after their reports; none of them may appear here.

import assert from "node:assert/strict";
import { displaced, marked } from "./looks.mjs";

/** Where the middle of some words stands on the screen, word by word. */
function middles(locator) {
  return locator.evaluate((element) => {
    const text = element.firstChild;
    return [...text.data.matchAll(/\S+/g)].map((match) => {
      const range = document.createRange();
      range.setStart(text, match.index);
      range.setEnd(text, match.index + match[0].length);
      const box = range.getBoundingClientRect();
      return { word: match[0], x: box.left + box.width / 2, y: box.top };
    });
  });
}

export async function faults({ test, browser, api, list, odd }) {
  await test("doccano 769: highlighted Arabic keeps its word order", async () => {
    const page = await browser.page();
    await page.open(`/claim/${list.chained.claim.id}`);
    assert.ok((await displaced(page)) < 0.6);
    const row = page.locator("ol.claims .sentence").first();
    await page.open(`/search?tab=claims&q=${encodeURIComponent("type:ASSAULT")}`);
    await row.waitFor();
    const moved = await row.evaluate((sentence) => {
      const places = () => {
        const found = [];
        const walker = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          for (let at = 0; at < node.data.length; at += 1) {
            if (/\s/.test(node.data[at])) continue;
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + 1);
            const box = range.getBoundingClientRect();
            found.push([box.right, box.top]);
          }
        }
        return found;
      };
      const before = places();
      sentence.textContent = sentence.textContent;
      const after = places();
      return Math.max(...before.map(([x, y], row) => Math.max(Math.abs(x - after[row][0]), Math.abs(y - after[row][1]) > 8 ? 99 : 0)));
    });
    assert.ok(moved < 1, `a letter moved by ${moved} pixels`);
  });

  await test("label-studio 2007: offsets in mixed text mark the right words", async () => {
    const page = await browser.page();
    await page.open(`/claim/${(await api(`documents/${odd.id}`)).claims[0].id}`);
    assert.deepEqual(await marked(page, ".role.trigger"), ["قصفت"]);
    assert.deepEqual(await marked(page, ".role.actor"), ["الطائرات"]);
    assert.deepEqual(await marked(page, ".role.time"), ["أمس"]);
    // The same claim in a list.
    await page.open(`/search?tab=claims&q=${encodeURIComponent("قصفت الطائرات")}`);
    const item = page.locator("ol.claims li", { hasText: "👩" }).first();
    await item.waitFor();
    assert.equal(await item.locator(".role.trigger").first().innerText(), "قصفت");
    assert.equal(await item.locator(".role.recipient").first().innerText(), "المدينة");
  });

  await test("sigma 979: names in the network are drawn whole, right to left, inside the picture", async () => {
    const page = await browser.page();
    await page.addInitScript(() => {
      globalThis.drawn = [];
      const fill = CanvasRenderingContext2D.prototype.fillText;
      CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
        globalThis.drawn.push({ text, x, half: this.measureText(text).width / 2, direction: this.direction, width: this.canvas.clientWidth, align: this.textAlign, y });
        return fill.call(this, text, x, y);
      };
    });
    await page.open("/network");
    await page.locator("canvas").waitFor();
    const drawn = await page.evaluate(() => globalThis.drawn);
    const arabic = drawn.filter(({ text }) => /\p{Script=Arabic}/u.test(text));
    assert.ok(arabic.length > 5);
    const names = new Set((await api("ties?limit=80")).rows.rows.flatMap(({ actor, recipient }) => [actor.ar, recipient.ar]));
    for (const { text, x, half, direction, width, align } of arabic) {
      assert.ok(names.has(text) || text.endsWith("…"), `${text} is no whole name`);
      assert.deepEqual([direction, align], ["rtl", "center"]);
      assert.ok(x - half >= 0 && x + half <= width, `${text} runs out of the picture`);
    }
  });

  await test("maplibre 220: names on the map and on lanes join and read right to left", async () => {
    const page = await browser.page();
    for (const [path, selector] of [["/map", ".map text"], ["/timeline", ".lanes text.name"]]) {
      await page.open(path);
      await page.locator(selector).first().waitFor();
      const texts = await page.locator(selector).evaluateAll((all) =>
        all.map((one) => ({
          text: one.textContent,
          first: one.getExtentOfChar(0).x,
          last: one.getExtentOfChar(one.getNumberOfChars() - 1).x,
          joined: one.getComputedTextLength(),
          // The same letters kept apart by a non-joiner.
          apart: (() => {
            const copy = one.cloneNode();
            copy.textContent = [...one.textContent].join("\u200c");
            one.parentNode.append(copy);
            const length = copy.getComputedTextLength();
            copy.remove();
            return length;
          })(),
          left: one.getBoundingClientRect().left - one.ownerSVGElement.getBoundingClientRect().left,
          right: one.ownerSVGElement.getBoundingClientRect().right - one.getBoundingClientRect().right,
        })),
      );
      const arabic = texts.filter(({ text }) => /^\p{Script=Arabic}{4,}$/u.test(text));
      assert.ok(arabic.length > 0, path);
      for (const one of arabic) {
        assert.ok(one.first > one.last, `${one.text} does not run right to left on ${path}`);
        assert.ok(Math.abs(one.joined - one.apart) > 1, `the letters of ${one.text} do not join on ${path}`);
      }
      for (const one of texts) assert.ok(one.left >= -1 && one.right >= -1, `${one.text} is cut off on ${path}`);
    }
  });

  await test("datashare 1813: a left-to-right quotation keeps its order in Arabic text, and Arabic in English", async () => {
    const page = await browser.page();
    await page.open(`/document/${odd.id}`);
    const line = page.locator(".text > *").last();
    assert.equal(await line.evaluate((paragraph) => getComputedStyle(paragraph).direction), "ltr");
    const english = (await middles(line)).filter(({ y }, _row, all) => y === all[0].y);
    assert.deepEqual(english.map(({ x }) => x), [...english.map(({ x }) => x)].sort((a, b) => a - b));
    // An English page with Arabic words between its own: each keeps its own direction.
    const other = await browser.page({ language: "en" });
    await other.open(`/claim/${list.chained.claim.id}`);
    const quoted = await other.locator("main q:lang(ar)").first().evaluate((quote) => getComputedStyle(quote).direction);
    assert.equal(quoted, "rtl");
    assert.equal(await other.locator(".text > *").first().evaluate((paragraph) => getComputedStyle(paragraph).direction), "rtl");
  });
}
