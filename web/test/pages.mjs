// Every page over the demo corpus: what it shows, that its numbers lead to sentences, and the main path by keyboard alone.

import assert from "node:assert/strict";
import { overflow, said, strayLetters } from "./looks.mjs";

/** Pages with their address; what they show is left to the reading of the corpus. */
export async function pageList(api) {
  const query = (q, limit = 50) => api(`query?q=${encodeURIComponent(q)}&limit=${limit}`);
  const { rows } = await query("", 500);
  const chained = rows.find(({ claim }) => claim.sources.length > 0 && claim.actors.length > 0 && claim.recipients.length > 0);
  const happenings = (await api("happenings?limit=60")).rows.rows;
  const differing = (await api("disagreements?limit=1")).rows.rows;
  const pair = (await api("ties?limit=1")).rows.rows[0];
  const actor = (await api("entities?limit=1")).rows[0];
  const place = rows.flatMap(({ claim, entities }) => entities.filter(({ id, coordinates }) => claim.places.includes(id) && coordinates))[0];
  const at = encodeURIComponent;
  return {
    chained,
    pair,
    actor,
    place,
    views: [
      ["claim-page", `/claim/${chained.claim.id}`],
      ["happening", `/happening/${(differing[0] ?? happenings[0]).id}`],
      ["actor", `/actor/${at(actor.id)}`],
      ["search-claims", `/search?tab=claims&q=${at("type:ASSAULT")}`],
      ["search-happenings", "/search?tab=happenings"],
      ["search-documents", `/search?tab=documents&q=${at("طرابلس")}`],
      ["search-actors", "/search?tab=actors"],
      ["timeline", "/timeline"],
      ["network", `/network?actor=${at(pair.actor.id)}&edge=${at(`${pair.actor.id}>${pair.recipient.id}`)}`],
      ["map", `/map?place=${at(place.id)}`],
      ["alliances", `/alliances?actor=${at(pair.actor.id)}&to=${at(pair.recipient.id)}`],
      ["compare", `/compare?actor=${at(actor.id)}`],
      ["compare-happening", `/compare?happening=${(happenings.find((one) => one.spread.outlets > 1) ?? happenings[0]).id}`],
      ["disagreements", "/disagreements"],
      ["review", "/review"],
      ["sources", "/sources"],
      ["quality", "/quality"],
    ],
  };
}

/** Tests that leave the collection as it is, and at the end those that decide something and take it back. */
export async function pages({ test, browser, api, list, axe }) {
  const { chained, pair, actor, place, views } = list;

  await test("the overview counts, brushes a period and leads to its claims", async () => {
    const page = await browser.page();
    await page.open("/");
    const facets = await api("facets");
    assert.ok((await said(page.locator("main"))).includes(`${facets.spread.stories} قصة`));
    const bars = facets.published.filter(({ claims }) => claims > 0);
    await page.locator(".bar").last().focus();
    await page.keyboard.press("Enter");
    const wanted = facets.published.at(-1);
    await page.waitForURL(`**from=${wanted.value}*`);
    await page.getByRole("link", { name: "اعرض ادعاءاتها" }).click();
    await page.waitForURL("**/search?tab=claims*");
    await page.locator("ol.claims li").first().waitFor();
    assert.equal(await page.locator("ol.claims > li").count(), Math.min(20, wanted.claims));
    assert.ok(bars.length > 1);
    // The table twin holds the same numbers.
    await page.open("/");
    await page.locator(".figure details summary").first().click();
    const cells = await page.locator(".figure tbody tr td:nth-child(2)").allInnerTexts();
    assert.deepEqual(cells.map(Number), facets.published.map(({ claims }) => claims));
  });

  await test("claims are narrowed down by facets whose numbers hold", async () => {
    const page = await browser.page();
    await page.open("/search?tab=claims");
    const facets = await api("facets?q=");
    const first = facets.fields[0].values[0];
    await page.locator(".facets a").first().click();
    await page.waitForURL("**type*");
    await page.waitForFunction((number) => document.querySelector("h1")?.innerText.includes(String(number)), first.claims);
    await page.locator(".facets a[aria-current]").first().click();
    await page.waitForFunction((number) => document.querySelector("h1")?.innerText.includes(String(number)), facets.total);
  });

  await test("what is on the screen can be taken away", async () => {
    const page = await browser.page();
    await page.open(`/search?tab=claims&q=${encodeURIComponent("type:AGREE")}`);
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: /CSV/ }).click()]);
    const stream = await file.createReadStream();
    let text = "";
    for await (const part of stream.setEncoding("utf8")) text += part;
    const { rows } = await api(`query?q=${encodeURIComponent("type:AGREE")}&limit=20`);
    assert.equal(text.trim().split("\r\n").length, rows.length + 1);
    assert.ok(text.includes(rows[0].claim.id));
    const json = await page.locator(".take a").last().getAttribute("href");
    assert.ok(json.startsWith("/api/query?q="));
  });

  await test("a claim shows its sentence, its chain and its parts, and is cited in five styles", async () => {
    const page = await browser.page({ permissions: ["clipboard-read", "clipboard-write"] });
    await page.open(`/claim/${chained.claim.id}`);
    const text = await said(page.locator(".text"));
    assert.ok(text.includes(chained.sentence_text.replace(/\s+/g, " ").trim()), text);
    assert.equal(await page.locator(".chain li").count(), chained.claim.sources.length + 1);
    for (const [style, sign] of [["chicago", "attributed to"], ["bibtex", "@article{"], ["csl", '"article-newspaper"'], ["json", '"sha256"'], ["plain", "نقلا عن"]]) {
      await page.locator(`input[name="cite"][value="${style}"]`).check();
      await page.getByRole("button", { name: "انسخ" }).click();
      await page.getByText("نسخ إلى الحافظة.").waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      assert.ok(copied.includes(sign) && copied.includes(chained.sentence_text.trim().slice(0, 20)), `${style}: ${copied}`);
    }
  });

  await test("a happening lays its reports side by side, each value with its claim", async () => {
    const page = await browser.page();
    const happening = (await api("happenings?limit=200")).rows.rows.find((one) => one.reports.length > 1);
    await page.open(`/happening/${happening.id}`);
    assert.equal(await page.locator("main table tbody tr").count(), happening.reports.length);
    assert.equal(await page.locator("ol.reports li").count(), happening.reports.length);
    await page.locator("main table tbody th a").first().click();
    await page.waitForURL(`**/claim/${happening.reports[0].claims[0]}`);
  });

  await test("the network settles, and its table leads to the sentences of an edge", async () => {
    const page = await browser.page();
    await page.open(`/network?actor=${encodeURIComponent(pair.actor.id)}`);
    await page.locator("canvas").waitFor();
    const drawn = await page.locator("canvas").evaluate((canvas) => canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value !== 0));
    assert.ok(drawn);
    await page.locator(".figure details summary").click();
    await page.locator(".figure tbody th a").first().click();
    await page.waitForURL("**edge=*");
    await page.locator("ol.claims li").first().waitFor();
  });

  await test("the map says how many claims are on it and how many are not", async () => {
    const page = await browser.page();
    await page.open("/map");
    const { rows } = await api("query?q=&limit=500");
    const nowhere = rows.filter(({ claim }) => claim.places.length === 0).length;
    assert.ok((await said(page.locator(".summary"))).includes(`${nowhere} ادعاء`));
    await page.locator(".map path.land").waitFor();
    await page.locator(`.map a[href*="${encodeURIComponent(place.id)}"]`).first().press("Enter");
    await page.waitForURL("**place=*");
    await page.locator("ol.claims li").first().waitFor();
  });

  await test("outlets are laid side by side, the silent ones named", async () => {
    const page = await browser.page();
    await page.open(`/compare?actor=${encodeURIComponent(actor.id)}`);
    const portrait = await api(`framing?entity=${encodeURIComponent(actor.id)}`);
    assert.ok((await page.locator(".compare thead th").count()) >= portrait.outlets.length);
    for (const outlet of portrait.outlets) assert.ok((await said(page.locator(".compare"))).includes(outlet.names[0].words));
  });

  await test("outlets are laid side by side on one happening: words, names, sources, and who is silent", async () => {
    const page = await browser.page();
    const { rows } = (await api("happenings?limit=60")).rows;
    const happening = rows.find((one) => one.spread.outlets > 1);
    assert.ok(happening, "no happening of the demo corpus is reported by two outlets");
    await page.open(`/happening/${happening.id}`);
    await page.getByRole("link", { name: "قارن كيف ترويها المنافذ" }).click();
    await page.waitForURL(`**/compare?happening=${happening.id}`);
    await page.locator(".compare").waitFor();
    const outlets = [...new Set(happening.reports.map(({ outlet }) => outlet))];
    assert.deepEqual(await page.locator(".compare thead th").allInnerTexts(), outlets);
    const table = await said(page.locator(".compare"));
    const texts = new Map(await Promise.all(happening.reports.map(async ({ document }) => [document, await api(`documents/${document}`)])));
    for (const { document } of happening.reports) {
      const record = texts.get(document);
      for (const claim of record.claims.filter(({ id }) => happening.claims.includes(id))) {
        assert.ok(table.includes(Array.from(record.text).slice(...claim.trigger).join("")), claim.id);
        const source = record.entities.find(({ id }) => id === claim.sources.at(-1)?.entity);
        assert.ok(table.includes(source?.ar ?? "عن الكاتب"), claim.id);
      }
    }
    const all = (await api("coverage")).outlets.map(([outlet]) => outlet).filter((outlet) => outlet !== null);
    const silent = (await page.locator(".silent").count()) > 0 ? await said(page.locator(".silent")) : "";
    for (const outlet of all) assert.equal(silent.includes(outlet), !outlets.includes(outlet), outlet);
    // Another is chosen from the list; an actor takes its place.
    await page.locator(".form select").selectOption({ index: 1 });
    await page.waitForURL("**happening=*");
    assert.ok((await page.locator(".compare tbody tr").count()) === 5);
  });

  await test("every page says which language each string is in", async () => {
    const stray = [];
    for (const language of ["ar", "en"]) {
      const page = await browser.page({ language });
      for (const [name, path] of views) {
        await page.open(path);
        await page.locator("details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
        stray.push(...(await strayLetters(page)).map((letters) => `${name} in ${language}: ${letters}`));
      }
    }
    assert.deepEqual(stray, []);
  });

  await test("at 360 pixels no page runs out of the window", async () => {
    for (const language of ["ar", "en"]) {
      const page = await browser.page({ width: 360, height: 740, language });
      for (const [name, path] of views) {
        await page.open(path);
        assert.equal(await overflow(page), 0, `${name} in ${language}`);
        // Where the page has a place in the menu, that place is in sight.
        const present = page.locator(".menu [aria-current]");
        if ((await present.count()) === 0) continue;
        const { x, width } = await present.boundingBox();
        assert.ok(x >= 0 && x + width <= 360, `${name} in ${language}: its link is at ${x}`);
      }
    }
  });

  await test("a sign stands before its number in Arabic too", async () => {
    const page = await browser.page();
    await page.open(`/alliances?actor=${encodeURIComponent(pair.actor.id)}&to=${encodeURIComponent(pair.recipient.id)}`);
    const cell = page.locator(".matrix bdi", { hasText: /[+\u2212]/ }).first();
    await cell.waitFor();
    const [sign, digit] = await cell.evaluate((one) => {
      const left = (from) => {
        const range = document.createRange();
        range.setStart(one.firstChild, from);
        range.setEnd(one.firstChild, from + 1);
        return range.getBoundingClientRect().left;
      };
      one.normalize();
      return [left(0), left(1)];
    });
    assert.ok(sign < digit, `${sign} ${digit}`);
  });

  await test("axe finds nothing on any page, light and dark, wide and narrow", async () => {
    for (const [language, colorScheme, width] of [["ar", "light", 1280], ["en", "dark", 360]]) {
      const page = await browser.page({ language, colorScheme, width });
      for (const [name, path] of views) {
        await page.open(path);
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
        const faults = violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.slice(0, 3).map((node) => node.html).join(" | ")}`);
        assert.deepEqual(faults, [], `${name} in ${language}, ${colorScheme}, ${width}`);
      }
    }
  });

  await test("digits, months and calendar are the reader's own", async () => {
    const page = await browser.page();
    await page.open("/");
    await page.locator(".options summary").click();
    await page.getByLabel("الأرقام").selectOption("arab");
    await page.getByLabel("أسماء الأشهر").selectOption("levantine");
    const number = String((await api("coverage")).documents).replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)));
    assert.match(await said(page.locator(".coverage")), new RegExp(`${number} وثيقة.*١٨ آذار ٢٠١١`));
    await page.reload();
    await page.locator(".coverage").waitFor();
    assert.match(await said(page.locator(".coverage")), new RegExp(`${number} وثيقة`));
  });

  await test("keyboard alone: search, open a claim, copy its citation, merge two actors, undo", async () => {
    const page = await browser.page({ permissions: ["clipboard-read", "clipboard-write"] });
    const press = async (...keys) => { for (const key of keys) await page.keyboard.press(key); };
    const tabTo = async (selector, most = 250) => {
      for (let turn = 0; turn < most; turn += 1) {
        await press("Tab");
        if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
      }
      assert.fail(`the keyboard does not come to ${selector}`);
    };
    await page.open("/");
    await tabTo("input[type=search]");
    await page.keyboard.type(chained.entities[0].ar);
    await press("Enter");
    await page.waitForURL("**/search*");
    await tabTo('.tabs a[href*="tab=claims"]');
    await press("Enter");
    await page.locator("ol.claims li").first().waitFor();
    await tabTo("ol.claims a.kind");
    await press("Enter");
    await page.waitForURL("**/claim/*");
    await page.locator(".cite").waitFor();
    await tabTo(".cite button");
    await press("Enter");
    await page.getByText("نسخ إلى الحافظة.").waitFor();
    // Two actors that are one.
    const { rows } = await api("entities?limit=40");
    const [from, into] = rows.filter(({ type, claims }) => type === "PER" && claims > 0);
    await page.open(`/actor/${encodeURIComponent(from.id)}`);
    await page.locator("#identity-heading").waitFor();
    await tabTo("section[aria-labelledby=identity-heading] details:first-of-type summary");
    await press("Enter", "Tab");
    await page.keyboard.type(into.ar);
    await press("Tab");
    await tabTo(".decide input");
    await page.keyboard.type("اختبار");
    await tabTo(".decide button");
    await press("Enter");
    await page.locator(".log button").waitFor();
    const merged = await api(`entities?q=${encodeURIComponent(from.id)}`);
    assert.equal(merged.rows.find(({ id }) => id === from.id).merged_into, into.id);
    await tabTo(".log button");
    await press("Enter");
    await page.locator(".log .undone").first().waitFor();
    const after = await api(`entities?q=${encodeURIComponent(from.id)}`);
    assert.equal(after.rows.find(({ id }) => id === from.id).merged_into, null);
  });

  await test("the review queue is worked through by its keys, and says who and when", async () => {
    const page = await browser.page();
    await page.open("/review");
    await page.getByLabel("اسمك").fill("منى");
    await page.locator("#doubt-heading").click();
    const heading = () => said(page.locator(".doubt h2"));
    const before = await heading();
    await page.keyboard.press("j");
    assert.notEqual(await heading(), before);
    // The same key on an Arabic keyboard.
    await page.evaluate(() => document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "\u0646", bubbles: true, cancelable: true })));
    assert.equal(await heading(), before);
    // On to the first claim, which is confirmed and taken back.
    for (let turn = 0; turn < 100 && !(await heading()).startsWith("هل يقول النص ذلك؟"); turn += 1) await page.keyboard.press("j");
    const held = (await api("corrections")).length;
    await page.keyboard.press("a");
    await page.waitForFunction(() => document.querySelectorAll(".log li").length > 0);
    for (let turn = 0; turn < 50 && (await api("corrections")).length === held; turn += 1) await page.waitForTimeout(50);
    const made = (await api("corrections")).at(-1);
    assert.deepEqual([made.do, made.who], ["confirm", "منى"]);
    await page.waitForFunction(() => !document.querySelector(".doubt .buttons button:last-child")?.disabled);
    await page.keyboard.press("u");
    for (let turn = 0; turn < 50 && !(await api("corrections")).find(({ id }) => id === made.id).undone; turn += 1) await page.waitForTimeout(50);
    assert.ok((await api("corrections")).find(({ id }) => id === made.id).undone);
  });

  await test("a claim is rejected from its page, is gone from search, and comes back", async () => {
    const page = await browser.page();
    await page.open(`/claim/${chained.claim.id}`);
    await page.getByLabel("اسمك").first().fill("منى");
    await page.getByRole("button", { name: "لا، لا يقوله النص" }).click();
    await page.getByText("رده قارئ").waitFor();
    const before = (await api("coverage")).claims;
    assert.equal((await api("query?q=")).total, before - 1);
    await page.locator(".log button").first().click();
    await page.getByText("رده قارئ").waitFor({ state: "detached" });
    assert.equal((await api("query?q=")).total, before);
  });

  await test("that two are not one is a decision: logged, kept, and taken back", async () => {
    const page = await browser.page();
    await page.open("/review");
    await page.getByLabel("اسمك").fill("منى");
    await page.locator("#doubt-heading").click();
    const doubt = () => said(page.locator(".doubt"));
    const before = await doubt();
    assert.match(before, /^هل هما طرف واحد؟/);
    await page.keyboard.press("r");
    await page.waitForFunction((was) => document.querySelector(".doubt")?.innerText.replace(/\s+/g, " ").trim() !== was, before);
    const made = (await api("corrections")).at(-1);
    assert.deepEqual([made.do, made.who], ["distinct", "منى"]);
    assert.ok(made.entity && made.other && made.entity !== made.other);
    // Whoever comes later is not asked again.
    const later = await browser.page();
    await later.open("/review");
    await later.locator(".doubt").waitFor();
    const pair = async (one) => one.locator(".two a").evaluateAll((all) => all.map((each) => decodeURIComponent(each.pathname)).sort().join(" "));
    assert.notEqual(await pair(later), [made.entity, made.other].map((key) => `/actor/${key}`).sort().join(" "));
    assert.match(await said(later.locator(".log li").first()), /^طرفان لا واحد/);
    await later.locator(".log li button").first().click();
    await later.waitForFunction((key) => [...document.querySelectorAll(".two a")].some((one) => decodeURIComponent(one.pathname).endsWith(key)), made.other);
    assert.equal((await api("corrections")).find(({ id }) => id === made.id).undone, true);
  });

  await test("a disagreement is set aside, confirmed and taken back, and the log says by whom", async () => {
    const page = await browser.page();
    await page.open("/disagreements");
    const cards = page.locator(".differences > li");
    await cards.first().waitFor();
    const before = await cards.count();
    // Without a name nothing is written.
    const held = (await api("corrections")).length;
    await page.getByLabel("اسمك").fill("");
    await cards.first().getByRole("button", { name: "لا تعارض" }).click();
    await page.getByRole("alert").first().waitFor();
    assert.equal((await api("corrections")).length, held);
    await page.getByLabel("اسمك").fill("منى");
    await cards.first().getByRole("button", { name: "لا تعارض" }).click();
    await page.waitForFunction((number) => document.querySelectorAll(".differences > li").length === number, before - 1);
    const made = (await api("corrections")).at(-1);
    assert.deepEqual([made.do, made.who], ["dismiss_disagreement", "منى"]);
    await page.getByRole("link", { name: "مستبعد 1" }).click();
    await page.waitForURL("**decided=dismissed");
    assert.match(await said(cards.first()), /تعارض مستبعد منى/);
    await cards.first().getByRole("button", { name: "ألغ القرار" }).click();
    await page.getByText("لا تعارض بين الروايات هنا.").waitFor();
    await page.open("/disagreements");
    assert.equal(await cards.count(), before);
    await cards.first().getByRole("button", { name: "نعم، تتعارضان" }).press("Enter");
    await cards.first().locator(".badge", { hasText: "تعارض مؤكد" }).waitFor();
    await cards.first().getByRole("button", { name: "ألغ القرار" }).click();
    await cards.first().getByRole("button", { name: "لا تعارض" }).waitFor();
    assert.equal((await api("corrections")).filter(({ undone, do: deed }) => deed.endsWith("disagreement") && !undone).length, 0);
  });
}
