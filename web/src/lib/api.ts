// The shapes that the server answers with (docs/format.md for the record) and one function to ask for them.

import type { Offsets } from "./points";

export interface Entity {
  id: string;
  type: string;
  ar: string;
  en: string | null;
}

export interface Mention {
  start: number;
  end: number;
  entity: string;
  level: string;
}

export interface Time {
  start: number;
  end: number;
  type: string;
  value: string | null;
  mod: string | null;
}

export interface Quantity {
  start: number;
  end: number;
  value: number;
  unit: string;
  mod: string | null;
}

export interface SourceLink {
  entity: string;
  cue: Offsets | null;
  rule?: string;
}

export interface Argument {
  role: string;
  entity: string;
  start: number;
  end: number;
  slot: string;
}

export interface Claim {
  id: string;
  type: string;
  mode: string | null;
  trigger: Offsets;
  actors: string[];
  recipients: string[];
  places: string[];
  time: string | null;
  quantities: number[];
  role: string | null;
  phase: string | null;
  polarity: string;
  modality: string;
  sources: SourceLink[];
  arguments?: Argument[];
  rule: string;
  predicate?: string;
  score: number;
}

export interface DocumentRecord {
  id: string;
  text: string;
  title: string | null;
  outlet: string | null;
  author: string | null;
  published: string | null;
  published_from: string;
  kind: string;
  boilerplate: Offsets[];
  sentences: Offsets[];
  entities: Entity[];
  mentions: Mention[];
  times: Time[];
  quantities: Quantity[];
  claims: Claim[];
  notes?: { code: string; at: Offsets | null; message: string }[];
}

export interface Coverage {
  documents: number;
  sentences: number;
  claims: number;
  claims_with_source: number;
  outlets: [string | null, number][];
  first_published: string | null;
  last_published: string | null;
  undated: number;
}

export interface Heading {
  id: string;
  name: string;
  /** Where the document has none, its first sentence. */
  title: string;
  outlet: string | null;
  published: string | null;
}

export interface DocumentRow extends Heading {
  kind: string;
  claims: number;
  notes: number;
}

export interface Page<Row> {
  total: number;
  offset: number;
  rows: Row[];
}

export type MatchKind = "exact" | "spelling" | "clitic";

export interface Mark {
  start: number;
  end: number;
  kind: MatchKind;
}

export interface Hit {
  document: Heading;
  sentence: Offsets;
  text: string;
  marks: Mark[];
  kind: MatchKind;
}

export interface Answer {
  total: number;
  /** Documents that cannot be found by words yet, because they are still being added. */
  unindexed: number;
  hits: Hit[];
}

export interface About {
  name: string;
  version: string;
  licences: { what: string; licence: string }[];
}

/** An answer that is not what was asked for. */
export class ApiError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Ask the server that this page came from; there is no other. */
export async function ask<T>(path: string, signal?: AbortSignal): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`/api/${path}`, signal ? { signal } : {});
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError(0, "khabar serve does not answer");
  }
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    const said = body !== null && typeof body === "object" && "error" in body ? String(body.error) : "";
    throw new ApiError(response.status, said || `the answer has status ${response.status}`);
  }
  return body as T;
}
