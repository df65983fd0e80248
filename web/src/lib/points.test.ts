import { describe, expect, it } from "vitest";
import { holds, overlap, Points } from "./points";

describe("Points", () => {
  it("cuts where Array.from cuts, with emoji, marks and joined families", () => {
    const texts = ["", "abc", "قال الوزيرُ إنّ", "أ😀ب", "😀😀", "👩\u200d👩\u200d👧 قال", "نص 𐤀𐤁 ثم 🇱🇾.", "e\u0301 é"];
    for (const text of texts) {
      const points = new Points(text);
      const letters = Array.from(text);
      expect(points.length).toBe(letters.length);
      for (let start = 0; start <= letters.length; start += 1) {
        for (let end = start; end <= letters.length; end += 1) {
          expect(points.slice(start, end)).toBe(letters.slice(start, end).join(""));
        }
      }
    }
  });

  it("counts a lone surrogate as one, as Array.from does", () => {
    const text = "a\ud83dب\ude00";
    const points = new Points(text);
    expect(points.length).toBe(4);
    expect(points.slice(2, 3)).toBe("ب");
  });

  it("takes offsets outside the text to its ends", () => {
    const points = new Points("😀ab");
    expect(points.slice(-4, 99)).toBe("😀ab");
    expect(points.slice(5, 9)).toBe("");
  });
});

describe("ranges", () => {
  it("are half-open", () => {
    expect(overlap([0, 3], [3, 5])).toBe(false);
    expect(overlap([0, 4], [3, 5])).toBe(true);
    expect(holds([0, 5], [0, 5])).toBe(true);
    expect(holds([0, 5], [4, 6])).toBe(false);
  });
});
