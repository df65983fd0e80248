// Which words of a document stand behind a claim: its sentence, its participants, its circumstances, and those who say so.

import type { Claim, DocumentRecord, SourceLink } from "./api";
import type { roles } from "./labels";
import { holds, overlap, type Offsets } from "./points";

export type Role = keyof typeof roles;

/** Words with their part in a claim. */
export interface RoleSpan {
  readonly role: Role;
  readonly span: Offsets;
  /** Who or what they name. */
  readonly entity: string | null;
}

export interface Evidence {
  /** The sentence around the trigger. */
  readonly sentence: Offsets;
  /** Sentences before it that name who is speaking. */
  readonly spoken: readonly Offsets[];
  readonly spans: readonly RoleSpan[];
}

/** The words behind a claim. */
export function evidence(record: DocumentRecord, claim: Claim): Evidence {
  const sentence = sentenceOf(record, claim.trigger) ?? claim.trigger;
  const spans: RoleSpan[] = [{ role: "trigger", span: claim.trigger, entity: null }];
  const add = (role: Role, span: Offsets | null, entity: string | null = null) => {
    const twice = spans.some((known) => known.role === role && same(known.span, span) && known.entity === entity);
    if (span && span[0] < span[1] && !twice) spans.push({ role, span, entity });
  };
  for (const link of claim.sources) {
    add("cue", link.cue, link.entity);
    add("source", speaker(record, link, claim.trigger), link.entity);
  }
  for (const [role, entities] of [
    ["actor", claim.actors],
    ["recipient", claim.recipients],
    ["place", claim.places],
  ] as const) {
    for (const entity of entities) {
      const words = (claim.arguments ?? []).filter((argument) => argument.role === role && argument.entity === entity);
      for (const { start, end } of words) add(role, [start, end], entity);
      // A pronoun inside the verb shows nobody: mark the name that it stands for, too.
      const shown = words.some(({ start, end }) => !overlap([start, end], claim.trigger));
      if (!shown) add(role, mentionNear(record, entity, claim.trigger, sentence), entity);
    }
  }
  for (const value of claim.time?.split("/") ?? []) add("time", timeNear(record, value, claim, sentence));
  for (const row of claim.quantities) {
    const quantity = record.quantities[row];
    if (quantity) add("quantity", [quantity.start, quantity.end]);
  }
  const spoken: Offsets[] = [];
  for (const { role, span } of spans) {
    if (role !== "source" && role !== "cue") continue;
    const around = sentenceOf(record, span);
    if (around && !same(around, sentence) && !spoken.some((known) => same(known, around))) spoken.push(around);
  }
  return { sentence, spoken, spans };
}

/** The words that name the speaker of a link: the mention nearest to the word of saying. */
export function speaker(record: DocumentRecord, link: SourceLink, trigger: Offsets): Offsets | null {
  const at = link.cue ?? trigger;
  return mentionNear(record, link.entity, at, sentenceOf(record, at) ?? at);
}

/** The sentence that holds some words. */
export function sentenceOf(record: DocumentRecord, span: Offsets): Offsets | null {
  return record.sentences.find((sentence) => holds(sentence, span)) ?? null;
}

/** The mention nearest to `at`: in its sentence, else the last one before it. */
function mentionNear(record: DocumentRecord, entity: string, at: Offsets, sentence: Offsets): Offsets | null {
  const spans = record.mentions.filter((mention) => mention.entity === entity).map(({ start, end }): Offsets => [start, end]);
  const within = spans.filter((span) => holds(sentence, span));
  if (within.length > 0) return nearest(within, at);
  return spans.filter((span) => span[1] <= sentence[0]).at(-1) ?? null;
}

function timeNear(record: DocumentRecord, value: string, claim: Claim, sentence: Offsets): Offsets | null {
  const wanted = (said: string | null) => said === value || said === claim.time;
  const spans = record.times.filter((time) => wanted(time.value)).map(({ start, end }): Offsets => [start, end]);
  const within = spans.filter((span) => holds(sentence, span));
  return nearest(within.length > 0 ? within : spans.filter((span) => span[1] <= sentence[0]), claim.trigger);
}

function nearest(spans: readonly Offsets[], at: Offsets): Offsets | null {
  const distance = (span: Offsets) => (overlap(span, at) ? 0 : Math.max(at[0] - span[1], span[0] - at[1]));
  return spans.reduce<Offsets | null>((best, span) => (best && distance(best) <= distance(span) ? best : span), null);
}

function same(a: Offsets, b: Offsets | null): boolean {
  return b !== null && a[0] === b[0] && a[1] === b[1];
}
