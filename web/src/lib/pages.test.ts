import { describe, expect, it } from "vitest";
import type { ActorRow, ClaimRow } from "./api";
import { daysOf, isoDay, ticks } from "./days";
import { extent, lanes } from "./lanes";
import { mergers } from "./doubtful";
import { dashes, graph, settle } from "./forces";
import { placed } from "./places";
import { all, field, parts, without } from "./queries";
import { sentenceRuns } from "./sentence";
import { csv } from "./taking";

function row(rest: Partial<ClaimRow["claim"]>, entities: ClaimRow["entities"] = []): ClaimRow {
  const text = "وقال Reuters \u{1f600} إنهم قصفوا المدينة.";
  return {
    claim: {
      id: "a-1", type: "ASSAULT", mode: null, trigger: [24, 29], actors: [], recipients: [], places: [], time: null, quantities: [], role: null,
      phase: null, polarity: "affirmed", modality: "actual", sources: [], rule: "", score: 1, ...rest,
    },
    entities, quantities: [], days: null, sentence: [4, 4 + Array.from(text).length], sentence_text: text,
    document: { id: "a", name: "a", title: "a", outlet: null, published: null },
  };
}

describe("days", () => {
  it("keep vague times as ranges", () => {
    expect(daysOf(["2020-02-01", "2020-02-29"])).toEqual({ first: 18293, last: 18321 });
    expect(isoDay(daysOf(["1066-10-14", "1066-10-14"]).first)).toBe("1066-10-14");
  });

  it("of a week or a season stand on the timeline, and a century does not stretch it", () => {
    const lane = (times: ClaimRow["days"][]) => lanes(times.map((days) => ({ ...row({ actors: ["r"] }), days })), "actor", "happened", 5);
    const laid = lane([["2018-03-05", "2018-03-11"], ["2018-12-01", "2019-02-28"], ["1900-01-01", "1999-12-31"], null]);
    expect([laid.lanes[0]?.claims.length, laid.undated]).toEqual([3, 1]);
    const axis = extent(laid.lanes);
    // The last decades of the century, and all of the winter.
    expect([isoDay(axis.first).slice(0, 4), isoDay(axis.last)]).toEqual(["1979", "2019-02-28"]);
    expect(isoDay(extent(lane([["1900-01-01", "1999-12-31"]]).lanes).first)).toBe("1900-01-01");
  });

  it("have few ticks", () => {
    const { first: from, last: to } = daysOf(["2011-01-01", "2023-12-31"]);
    const found = ticks(from, to, 8);
    expect(found.length).toBeLessThanOrEqual(9);
    expect(found.every(({ label }) => /^\d{4}$/.test(label))).toBe(true);
  });
});

describe("queries", () => {
  it("are put together and taken apart", () => {
    expect(field("actor", "PER:بن عوف")).toBe('actor:"PER:بن عوف"');
    expect(field("type", "AID")).toBe("type:AID");
    expect(all("a OR b", "", "type:AID")).toBe("(a OR b) type:AID");
    expect(all("a OR b")).toBe("a OR b");
    expect(parts('قصف "الأمم المتحدة" (a OR b) outlet:"وكالة ندى"')).toEqual(["قصف", '"الأمم المتحدة"', "(a OR b)", 'outlet:"وكالة ندى"']);
    expect(without("قصف type:AID", "type:AID")).toBe("قصف");
  });
});

describe("sentences", () => {
  it("are the sentence, whatever is marked, in mixed text and beyond the first plane", () => {
    const one = row({ sources: [{ entity: "r", cue: [5, 8] }], arguments: [{ role: "recipient", entity: "c", start: 30, end: 37, slot: "obj" }] });
    const runs = sentenceRuns(one);
    expect(runs.map(({ text }) => text).join("")).toBe(one.sentence_text);
    expect(runs.filter(({ role }) => role !== null).map(({ role, text }) => [role, text])).toEqual([
      ["cue", "قال"], ["trigger", "قصفوا"], ["recipient", "المدينة"],
    ]);
  });
});

describe("maps", () => {
  it("say what they cannot show", () => {
    const town = { id: "t", type: "GPE", ar: "طرابلس", en: null, coordinates: [32.9, 13.2] as [number, number] };
    const site = { id: "s", type: "LOC", ar: "الموقع", en: null };
    const found = placed([row({ places: ["t"] }, [town]), row({ places: ["s"] }, [site]), row({})]);
    expect([found.shown, found.unknown, found.nowhere, found.spots.length]).toEqual([1, 1, 1, 1]);
  });
});

describe("networks", () => {
  it("lie the same each time and sign edges by their line", () => {
    const spread = { documents: 1, stories: 1, outlets: 1 };
    const named = (id: string) => ({ id, ar: id, en: null });
    const pairs = [["a", "b"], ["b", "c"], ["a", "c"]].map(([one = "", two = ""]) => ({ actor: named(one), recipient: named(two), balance: -5, claims: 1, spread }));
    const laid = [0, 1].map(() => {
      const { dots, edges } = graph(pairs);
      settle(dots, edges, 600, 400).tick(300);
      return dots.map(({ x, y }) => [x, y]);
    });
    expect(laid[0]).toEqual(laid[1]);
    expect(dashes(5)).not.toEqual(dashes(-5));
    expect(dashes(0)).not.toEqual(dashes(-5));
  });
});

describe("mergers", () => {
  const actor = (id: string, ar: string, type = "PER", documents = 1): ActorRow => ({ id, ar, en: null, type, documents, claims: 1, claims_as_source: 0, merged_into: null });

  it("are proposed for endings and family names, not for bodies that hold another's name", () => {
    const pairs = (...rows: ActorRow[]) => mergers(rows).map(([from, into]) => `${from.id}>${into.id}`);
    expect(pairs(actor("1", "بن عوف"), actor("2", "عوض بن عوف", "PER", 2))).toEqual(["1>2"]);
    expect(pairs(actor("1", "الطرفان", "GRP"), actor("2", "طرفين", "GRP"))).toHaveLength(1);
    expect(pairs(actor("1", "بعثة الأمم المتحدة", "ORG"), actor("2", "الأمم المتحدة", "ORG"))).toEqual([]);
    expect(pairs(actor("1", "حفتر"), actor("2", "خليفة حفتر", "ORG"))).toEqual([]);
  });
});

describe("tables", () => {
  it("are CSV that no spreadsheet runs", () => {
    expect(csv(["a", "b"], [["=1+1", 'x "y", z'], [null, -3]])).toBe('\ufeffa,b\r\n\'=1+1,"x ""y"", z"\r\n,-3\r\n');
  });
});
