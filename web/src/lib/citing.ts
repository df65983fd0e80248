// A claim as somebody cites it. What is cited is the text: its words, who published them, and whom the text names as the source.

import type { Claim, DocumentRecord } from "./api";
import { sentenceOf } from "./evidence";
import { months } from "./labels";
import type { Points } from "./points";
import { day } from "./times";

export const styles = ["plain", "chicago", "bibtex", "csl", "json"] as const;
export type Style = (typeof styles)[number];

interface Cited {
  readonly record: DocumentRecord;
  readonly claim: Claim;
  readonly sentence: string;
  /** The chain, from the one nearest the reader inwards. */
  readonly sources: readonly string[];
  readonly title: string;
}

/** The citation in a style. */
export function cite(style: Style, record: DocumentRecord, points: Points, claim: Claim): string {
  const span = sentenceOf(record, claim.trigger) ?? claim.trigger;
  const named = (id: string) => record.entities.find((entity) => entity.id === id)?.ar ?? id;
  const sentence = points.slice(span[0], span[1]).replace(/\s+/g, " ").trim();
  const title = record.title?.trim() || sentence;
  const cited: Cited = { record, claim, sentence, title, sources: claim.sources.map(({ entity }) => named(entity)) };
  return { plain, chicago, bibtex, csl, json }[style](cited);
}

function plain({ record, claim, sentence, sources, title }: Cited): string {
  const by = sources.length > 0 ? `، نقلا عن ${sources.join("، عن ")}` : "";
  const where = [record.outlet, `«${title}»`, record.published ? day(record.published, "ar") : null, record.url].filter(Boolean).join("، ");
  return `«${sentence}»${by}. ${where}. [${claim.id}]`;
}

function chicago({ record, sentence, sources, title }: Cited): string {
  const author = record.author ? `${record.author}. ` : "";
  const [year, month, day] = record.published?.split("-") ?? [];
  const name = month ? months[Number(month) - 1]?.en : undefined;
  const date = [name && day ? `${name} ${Number(day)}` : name, year].filter(Boolean).join(", ");
  const parts = [`“${title}.”`, [record.outlet, date].filter(Boolean).join(", ")].filter(Boolean).join(" ");
  const by = sources.length > 0 ? ` (attributed to ${sources.join(", via ")})` : "";
  return `${author}${parts}.${record.url ? ` ${record.url}.` : ""} “${sentence}”${by}.`;
}

function bibtex({ record, claim, sentence, sources, title }: Cited): string {
  const brace = (text: string) => text.replace(/[{}\\]/g, "");
  const [year, month, day] = record.published?.split("-") ?? [];
  const rows = [
    ["title", title],
    ["author", record.author ? `{${brace(record.author)}}` : null],
    ["journaltitle", record.outlet],
    ["date", [year, month, day].filter(Boolean).join("-")],
    ["url", record.url ?? null],
    ["note", `${sentence}${sources.length > 0 ? ` (${sources.join("، عن ")})` : ""}`],
    ["langid", "arabic"],
  ].flatMap(([name, value]) => (value ? [`  ${name} = {${name === "author" ? value : brace(value)}}`] : []));
  return `@article{khabar-${claim.id},\n${rows.join(",\n")}\n}`;
}

function csl({ record, claim, sentence, sources, title }: Cited): string {
  const parts = record.published?.split("-").map(Number);
  const item = {
    id: `khabar-${claim.id}`,
    type: "article-newspaper",
    language: "ar",
    title,
    "container-title": record.outlet ?? undefined,
    author: record.author ? [{ literal: record.author }] : undefined,
    issued: parts ? { "date-parts": [parts] } : undefined,
    URL: record.url ?? undefined,
    note: `${sentence}${sources.length > 0 ? ` (${sources.join("، عن ")})` : ""}`,
  };
  return JSON.stringify([item], null, 2);
}

function json({ record, claim, sentence, title, sources }: Cited): string {
  const { id, sha256, outlet, author, published, url } = record;
  return JSON.stringify({ claim, sentence, sources, document: { id, sha256, title, outlet, author, published, url: url ?? null } }, null, 2);
}
