import { expect, test } from "vitest";
import { knownOf, metadata, table } from "./metadata";

test("cells in quotes may hold commas, line ends and quotes", () => {
  expect(table('\ufeffa,"b,\n""c""",\r\n\r\nd')).toEqual([["a", 'b,\n"c"', ""], ["d"]]);
});

test("a row is for the longest end of a path that it names", () => {
  const rows = metadata("file,outlet,published,other\na.txt,وكالة,2020-01-02,x\nmore/a.txt,صحيفة,,\n");
  expect(rows && knownOf(rows, "texts/a.txt")).toEqual({ outlet: "وكالة", published: "2020-01-02" });
  expect(rows && knownOf(rows, "texts/more/a.txt")).toEqual({ outlet: "صحيفة" });
  expect(rows && knownOf(rows, "b.txt")).toEqual({});
  expect(metadata("name,outlet\na,b")).toBeNull();
});
