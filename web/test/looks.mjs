// What the tests look at: functions that run inside the page.

/** The text that a reader sees in an element, without direction marks. */
export async function said(locator) {
  const text = await locator.evaluate((element) => element.innerText);
  return text.replace(/[\u2066-\u2069]/g, "").replace(/\s+/g, " ").trim();
}

/** The words of the text that are marked with a class, each run of neighbours put together. */
export function marked(page, selector) {
  return page.locator(".text").evaluate((text, selector) => {
    const found = [];
    for (const paragraph of text.children) {
      let last = null;
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node.data === "") continue;
        const held = node.parentElement.closest(selector);
        const inside = held !== null && paragraph.contains(held) && held !== paragraph;
        if (inside && last !== null) found[last] += node.data;
        else if (inside) last = found.push(node.data) - 1;
        if (!inside) last = null;
      }
    }
    return found;
  }, selector);
}

/** Letters of one script inside an element that says it is in the other language. */
export function strayLetters(page) {
  return page.evaluate(() => {
    const stray = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!element || element.closest("script, style, noscript, .text, kbd")) continue;
      const language = element.closest("[lang]").lang;
      const text = node.data.trim();
      if (text === "") continue;
      const wrong = language === "ar" ? /\p{Script=Latin}/u : language === "en" ? /\p{Script=Arabic}/u : /$^/;
      if (wrong.test(text)) stray.push(`${language}: ${text}`);
    }
    return stray;
  });
}

/** How far words stand from where they would stand in a text without any mark, in pixels: order and joining are right at 0. */
export function displaced(page) {
  return page.evaluate(() => {
    const places = (element) => {
      const found = [];
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const nodes = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node);
      const whole = nodes.map((node) => node.data).join("");
      const where = (offset) => {
        for (const node of nodes) {
          if (offset <= node.data.length) return [node, offset];
          offset -= node.data.length;
        }
        throw new Error("outside");
      };
      for (const match of whole.matchAll(/\S+/g)) {
        const range = document.createRange();
        range.setStart(...where(match.index));
        range.setEnd(...where(match.index + match[0].length));
        // Each line has its boxes; together they are where the word stands.
        const boxes = [...range.getClientRects()].filter((box) => box.width > 0);
        found.push([Math.min(...boxes.map((box) => box.left)), Math.max(...boxes.map((box) => box.right)), Math.max(...boxes.map((box) => box.bottom))]);
      }
      return found;
    };
    let most = 0;
    for (const paragraph of document.querySelectorAll(".text > *")) {
      const marked = places(paragraph);
      const kept = [...paragraph.childNodes];
      const plain = document.createTextNode(paragraph.textContent);
      paragraph.replaceChildren(plain);
      const bare = places(paragraph);
      paragraph.replaceChildren(...kept);
      if (marked.length !== bare.length) return Infinity;
      marked.forEach((place, row) => place.forEach((side, at) => (most = Math.max(most, Math.abs(side - bare[row][at])))));
    }
    return most;
  });
}

/** Whether something reaches beyond the width of the window. */
export function overflow(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
