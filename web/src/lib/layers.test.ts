import { expect, test } from "vitest";
import type { DocumentRecord } from "./api";
import { layered, order, readLayers, writeLayers } from "./layers";

test("every choice of layers has one address, and comes back from it", () => {
  for (let bits = 0; bits < 2 ** order.length; bits += 1) {
    const chosen = order.filter((_layer, at) => bits & (2 ** at));
    expect(readLayers(writeLayers([...chosen].reverse()))).toEqual(chosen);
  }
  expect(readLayers(null)).toEqual(["claims"]);
  expect(readLayers("names,<b>")).toEqual(["names"]);
  expect(writeLayers(["claims"])).toBeNull();
});

test("a layer that is off marks nothing", () => {
  const record = {
    mentions: [{ start: 0, end: 4, entity: "a", level: "NAM" }],
    times: [{ start: 5, end: 9, type: "DATE", value: "2020", mod: null }],
    quantities: [],
    framing: [{ start: 10, end: 12, entity: "a", tone: "neg", voice: "writer" }],
  } as unknown as DocumentRecord;
  expect(layered(record, ["claims"])).toEqual([]);
  expect(layered(record, ["framing", "names"])).toEqual([
    { layer: "names", span: [0, 4] },
    { layer: "framing", span: [10, 12] },
  ]);
});
