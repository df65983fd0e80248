import { describe, expect, it } from "vitest";
import * as labels from "./labels";
import { counting, fill } from "./language.svelte";
import { phrases } from "./phrases";
import { day, timex } from "./times";

const tables = Object.entries(labels).filter(([name]) => !["counted", "months", "ties"].includes(name));
const arabic = /\p{Script=Arabic}/u;

/** Only signs, or on purpose in the other language. */
const without = new Set(["languageSwitch", "languageSwitchLabel", "share", "and", "pageOf", "latn"]);

describe("labels", () => {
  it("are there in both languages, Arabic in Arabic letters and English without", () => {
    for (const [name, table] of [...tables, ["phrases", phrases] as const]) {
      for (const [key, label] of Object.entries(table as Record<string, labels.Label>)) {
        expect(label.ar.trim(), `${name}.${key}.ar`).not.toBe("");
        expect(label.en.trim(), `${name}.${key}.en`).not.toBe("");
        if (without.has(key)) continue;
        expect(label.ar, `${name}.${key}.ar`).toMatch(arabic);
        expect(label.en, `${name}.${key}.en`).not.toMatch(arabic);
      }
    }
  });

  it("name every type of PLOVER and every tie", () => {
    expect(Object.keys(labels.types)).toEqual(
      ("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE " +
        "COERCE ASSAULT LEADS AFFILIATED ALLIED HOSTILE CONTROLS").split(" "),
    );
  });

  it("name every mode of PLOVER", () => {
    const modes =
      "visit third-party multilateral phone withdraw release disarm ceasefire access resign assist change yield meet " +
      "disapprove investigate allege restrict arrest relations expel territory violence demo riot strike hunger boycott " +
      "obstruct vandalize convict discontinue troops weapons police militia seize censor curfew martial-law deport " +
      "withhold misinformation cyber abduct beat torture sexual targeted destroy primitive firearms explosives " +
      "suicide-attack aerial drone heavy-weapons crowd-control unconventional";
    expect(new Set(Object.keys(labels.modes))).toEqual(new Set(modes.split(" ")));
  });

  it("keep the same holes in both languages", () => {
    const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([hole]) => hole).sort();
    for (const [key, label] of Object.entries(phrases)) expect(holes(label.ar), key).toEqual(holes(label.en));
  });

  it("know every plural of their language", () => {
    for (const [name, noun] of Object.entries(labels.counted)) {
      for (const language of ["ar", "en"] as const) {
        const rules = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
        for (const rule of rules) expect(noun[language], name).toHaveProperty(rule);
      }
    }
  });

  it("never say that something is true", () => {
    for (const [key, label] of Object.entries(phrases)) {
      if (key === "promise" || key === "scoreNote") continue;
      expect(label.en, key).not.toMatch(/\b(true|truth|fact|false|proven)\b/i);
      expect(label.ar, key).not.toMatch(/صحيح|حقيق|كاذب/);
    }
  });
});

describe("counting", () => {
  it("counts as Arabic does", () => {
    const said = [0, 1, 2, 3, 10, 11, 99, 100, 103, 210].map((number) => counting(labels.counted.documents, number, "ar"));
    expect(said).toEqual([
      "0 وثيقة", "وثيقة واحدة", "وثيقتان", "3 وثائق", "10 وثائق", "11 وثيقة", "99 وثيقة", "100 وثيقة", "103 وثائق", "210 وثائق",
    ]);
    expect(counting(labels.counted.claims, 1, "en")).toBe("1 claim");
    expect(counting(labels.counted.claims, 1234, "en")).toBe("1,234 claims");
  });

  it("fills holes and leaves unknown ones", () => {
    expect(fill("{a} {b}", { a: "x" })).toBe("x {b}");
  });
});

describe("times", () => {
  it("are said in both languages", () => {
    expect(day("2019-04-09", "ar")).toBe("9 أبريل/نيسان 2019");
    expect(day("2019-04", "en")).toBe("April 2019");
    expect(timex("P6M", "ar")).toBe("6 أشهر");
    expect(timex("PT2H", "en")).toBe("2 hours");
    expect(timex("PT30M", "en")).toBe("30 minutes");
    expect(timex("1978/1987", "ar")).toBe("من 1978 إلى 1987");
    expect(timex("2023-05-22T21:45", "en")).toBe("22 May 2023, 21:45");
    expect(timex("PAST_REF", "ar")).toBe("في الماضي");
    expect(timex("2019-W15", "en")).toBe("week of 8 April 2019");
    expect(timex("2020-W01", "en")).toBe("week of 30 December 2019");
    expect(timex("2023-05-22TMO", "ar")).toBe("22 مايو/أيار 2023، صباحا");
    expect(timex("TNI", "en")).toBe("at night");
    expect(timex("2014-SU", "ar")).toBe("صيف 2014");
    expect(timex("2020-Q1", "en")).toBe("first quarter of 2020");
    expect(timex("198", "en")).toBe("1980s");
    expect(timex("PXD", "ar")).toBe("أيام");
    expect(timex("XXXX-WXX-2", "ar")).toBeNull();
    expect(day("2019-13-09", "en")).toBe("2019-13-09");
  });
});
