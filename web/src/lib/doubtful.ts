// What a person should look at: claims whose reading is least complete, and names that may be one actor.

import type { ActorRow, ClaimRow, Correction } from "./api";

/** A claim below this is doubtful. */
const DOUBT = 0.6;

export type Doubt =
  | { readonly what: "claim"; readonly id: string; readonly row: ClaimRow }
  | { readonly what: "merge"; readonly id: string; readonly from: ActorRow; readonly into: ActorRow };

/** The queue: mergers first, because each changes many claims, then claims, the least complete first. */
export function doubts(rows: readonly ClaimRow[], actors: readonly ActorRow[], log: readonly Correction[]): Doubt[] {
  const holds = log.filter((correction) => !correction.undone);
  const decided = new Set(holds.flatMap((correction) => (correction.claim && correction.other === undefined ? correction.claim : [])));
  const two = new Set(holds.flatMap(({ do: deed, entity, other }) => (deed === "distinct" && entity && other ? pairOf(entity, other) : [])));
  const claims = rows
    .filter((row) => row.claim.score < DOUBT && !decided.has(row.claim.id))
    .sort((a, b) => a.claim.score - b.claim.score || (a.claim.id < b.claim.id ? -1 : 1));
  return [
    ...mergers(actors).filter(([from, into]) => !two.has(pairOf(from.id, into.id))).map(([from, into]): Doubt => ({ what: "merge", id: `${from.id}>${into.id}`, from, into })),
    ...claims.map((row): Doubt => ({ what: "claim", id: row.claim.id, row })),
  ];
}

function pairOf(one: string, other: string): string {
  return [one, other].sort().join(" ");
}

/** Pairs of one type of which one name is the other with another ending or, of persons, its last words. The one of fewer documents goes. */
export function mergers(actors: readonly ActorRow[]): [ActorRow, ActorRow][] {
  const open = actors.filter((actor) => actor.merged_into === null && actor.type !== "GPE");
  const found: [ActorRow, ActorRow][] = [];
  open.forEach((one, at) => {
    for (const other of open.slice(at + 1)) {
      if (one.type === other.type && alike(one.ar, other.ar, one.type === "PER")) found.push(one.documents < other.documents || (one.documents === other.documents && one.ar.length < other.ar.length) ? [one, other] : [other, one]);
    }
  });
  return found;
}

function alike(one: string, other: string, persons: boolean): boolean {
  const [a, b] = [folded(one), folded(other)];
  if (a.join(" ") === b.join(" ")) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  // Of persons also the last words of a name, such as a family name.
  return persons && short.length < long.length && short.join("").length >= 4 && short.every((part, at) => part === long[long.length - short.length + at]);
}

/** Words without vowel signs, article and the endings of the dual and plural. */
function folded(name: string): string[] {
  return name
    .normalize("NFKD")
    .replace(/[\u064b-\u0655\u0670\u0640]/g, "")
    .replace(/[\u0622\u0623\u0625]/g, "\u0627")
    .replace(/\u0629/g, "\u0647")
    .split(/\s+/)
    .map((part) => part.replace(/^\u0627\u0644(?=..)/, "").replace(/(\u0627\u0646|\u064a\u0646|\u0648\u0646)$/, ""))
    .filter((part) => part !== "");
}
