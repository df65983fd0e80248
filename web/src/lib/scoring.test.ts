import { describe, expect, it } from "vitest";
import { labelled, together } from "./scoring";

const score = (layer: string, right: number, gold: number, system: number) => ({ layer, right, gold, system, p: 0, r: 0, f1: 0 });

describe("scores of several files", () => {
  it("add up before they are divided", () => {
    const [claims, framing] = together([
      [score("who-did-what", 1, 2, 1), score("framing", 0, 0, 3)],
      [score("who-did-what", 2, 4, 5), score("framing", 0, 0, 0)],
    ]);
    expect(claims).toEqual({ layer: "who-did-what", right: 3, gold: 6, system: 6, p: 0.5, r: 0.5, f1: 0.5 });
    expect([claims, framing].map((one) => one && labelled(one))).toEqual([true, false]);
    expect(framing).toMatchObject({ p: 0, r: 0, f1: 0 });
    expect(together([])).toEqual([]);
  });
});
