import { expect, test } from "vitest";
import type { ActorRow, Correction, Disagreement } from "./api";
import { decidedOf, decisions } from "./disagreeing";
import { doubts } from "./doubtful";

const logged = (id: string, rest: Partial<Correction>): Correction => ({ id, made: "", who: "m", why: "", undone: false, do: "", ...rest });

test("a disagreement is known from both sides, and the last decision that holds counts", () => {
  const between = { claim: "a-1", other: "b-2", field: "killed" };
  const difference = { field: "killed", kind: "contradiction", sides: [{ claim: "b-2" }, { claim: "a-1" }] } as unknown as Disagreement;
  const log = [logged("1", { do: "confirm_disagreement", ...between }), logged("2", { do: "dismiss_disagreement", ...between })];
  expect(decidedOf(decisions(log), difference)?.verdict).toBe("dismissed");
  expect(decidedOf(decisions([log[0], { ...log[1], undone: true }] as Correction[]), difference)?.verdict).toBe("confirmed");
  expect(decidedOf(decisions(log), { ...difference, field: "time" })).toBeNull();
});

test("two that were told apart are not asked about again, until that is taken back", () => {
  const actor = (id: string, ar: string) => ({ id, ar, type: "PER", documents: 1, merged_into: null }) as unknown as ActorRow;
  const actors = [actor("x", "خليفة حفتر"), actor("y", "حفتر")];
  const apart = logged("1", { do: "distinct", entity: "x", other: "y" });
  expect(doubts([], actors, [])).toHaveLength(1);
  expect(doubts([], actors, [apart])).toEqual([]);
  expect(doubts([], actors, [{ ...apart, undone: true }])).toHaveLength(1);
});
