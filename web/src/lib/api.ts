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
  url?: string | null;
  sha256: string;
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
  /** Judging words: on whom they fall, and whose they are: `writer` or an entity. */
  framing?: { start: number; end: number; entity: string; tone: string; voice: string }[];
  notes?: { code: string; at: Offsets | null; message: string }[];
}

export interface Coverage {
  documents: number;
  sentences: number;
  words: number;
  claims: number;
  claims_with_source: number;
  entities: number;
  with_notes: number;
  failures: number;
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

/** An entity by the name that people know. */
export interface Named {
  id: string;
  ar: string;
  en: string | null;
}

/** How widely something is reported; reprints are one story. */
export interface Spread {
  documents: number;
  stories: number;
  outlets: number;
}

/** A claim in a list, with what is needed to show it. */
export interface ClaimRow {
  claim: Claim;
  entities: PlacedEntity[];
  quantities: Quantity[];
  /** First and last day of its time; null where that names none. */
  days: [string, string] | null;
  sentence: Offsets;
  sentence_text: string;
  document: Heading;
  confirmed?: boolean;
}

export interface PlacedEntity extends Entity {
  coordinates?: [number, number];
  precision?: string;
  within?: string;
  disputed?: string[];
}

/** The claims that answer a query. */
export interface Answered {
  query: string;
  total: number;
  spread: Spread;
  offset: number;
  rows: ClaimRow[];
  notes: string[];
}

/** Figures with the claims that they rest on. */
export interface Figures<Rows> {
  query: string;
  claims: number;
  spread: Spread;
  used: number;
  rows: Rows;
  notes: string[];
}

/** A claim with its document; `rejected` where somebody has decided that the text does not claim it. */
export interface OneClaim {
  claim: Claim;
  record: DocumentRecord;
  rejected: boolean;
}

/** A word of a sentence and what it hangs on; `head` 0 is the top. */
export interface Branch {
  number: number;
  form: string;
  at: Offsets | null;
  part: string;
  head: number;
  relation: string;
}

/** How a claim was read; offsets are those of the document. */
export interface Explanation {
  sentence: string;
  lemma: string | null;
  words: Branch[];
  time: Time | null;
  claim: Claim;
}

export interface Counted {
  value: string;
  claims: number;
  spread: Spread;
}

export interface Facets {
  query: string;
  total: number;
  spread: Spread;
  fields: { field: string; values: Counted[] }[];
  published: Counted[];
  notes: string[];
}

export interface Report {
  outlet: string | null;
  document: string;
  published: string | null;
  tells: Record<string, string[]>;
  sources: string[];
  claims: string[];
}

export interface Agreement {
  field: string;
  agreed: boolean;
  values: { value: string; outlets: string[]; stories: number; claims: string[] }[];
}

export interface Side {
  value: string;
  source: string;
  outlet: string | null;
  published: string | null;
  claim: string;
  sentence: string;
}

export interface Disagreement {
  field: string;
  kind: "contradiction" | "update" | "retraction";
  sides: [Side, Side];
}

export interface Happening {
  id: string;
  type: string;
  modes: string[];
  actors: Named[];
  recipients: Named[];
  places: Named[];
  time: string | null;
  spread: Spread;
  independent: number;
  sources: Named[];
  earliest: Heading;
  reports: Report[];
  agreement: Agreement[];
  disagreements: Disagreement[];
  claims: string[];
  sentence: string;
}

export interface ActorRow extends PlacedEntity {
  documents: number;
  claims: number;
  claims_as_source: number;
  merged_into: string | null;
}

export interface Rising {
  since: string | null;
  claims: [number, number];
  rows: { entity: ActorRow; claims: [number, number] }[];
}

/** Two actors of whom claims tell something. */
export interface Pair {
  actor: Named;
  recipient: Named;
  balance: number;
  claims: number;
  spread: Spread;
}

export interface Month {
  month: string;
  balance: number;
  cooperation: number;
  conflict: number;
  claims: number;
  spread: Spread;
  sources: number;
}

export interface Tie {
  actor: Named[];
  recipient: Named[];
  months: Month[];
  turns: { month: string; before: number; after: number }[];
  statements: { type: string; phase: string | null; negated: boolean; time: string | null; claim: string; sentence: string }[];
  left_out: number;
}

export interface Post {
  holder: Named;
  type: string;
  role: string | null;
  of: Named[];
  first: string | null;
  last: string | null;
  phases: string[];
  spread: Spread;
  claims: string[];
}

/** A name or a judging word that an outlet uses. */
export interface Called {
  words: string;
  tone: string | null;
  own: number;
  others: number;
  share: number;
  sentences: string[];
}

export interface OutletPortrait {
  outlet: string | null;
  documents: number;
  stories: number;
  names: Called[];
  labels: Called[];
  distinctive: { word: string; count: number; z: number }[];
}

export interface Portrait {
  entities: Named[];
  spread: Spread;
  outlets: OutletPortrait[];
}

export interface Story {
  id: string;
  spread: Spread;
  earliest: Heading;
  credited: string[];
  members: (Heading & { credits: string[] })[];
  pairs: { document: string; other: string; kind: string; jaccard: number; containment: number }[];
}

/** A decision as it is sent. */
export type Deed =
  | { do: "merge"; entity: string; into: string }
  | { do: "split"; document: string; at: Offsets; into: string; ar?: string }
  | { do: "rename"; entity: string; ar?: string; en?: string }
  | { do: "retype"; claim: string; type: string; mode?: string }
  | { do: "reject" | "confirm"; claim: string }
  | { do: "distinct"; entity: string; other: string }
  | { do: "confirm_disagreement" | "dismiss_disagreement"; claim: string; other: string; field: string }
  | { do: "undo"; correction: string };

/** A decision of the log. */
export interface Correction {
  id: string;
  made: string;
  who: string;
  why: string;
  undone: boolean;
  do: string;
  claim?: string;
  entity?: string;
  other?: string;
  field?: string;
  into?: string;
  document?: string;
  at?: Offsets;
  type?: string;
  ar?: string;
  en?: string;
  correction?: string;
}

export interface Manifest {
  khabar: string;
  format: number;
  record_format: number;
  documents: number;
  inputs: string;
  runs: { with: unknown; documents: number }[];
  without_run: number;
  stories: string | null;
  corrections: number;
  corrections_log: string;
}

export interface Score {
  layer: string;
  p: number;
  r: number;
  f1: number;
  right: number;
  gold: number;
  system: number;
}

export interface Quality {
  scores: Score[] | null;
  limits: string[];
}

/** A labelled document that could not be scored; no line stands for the file as a whole. */
export interface Refused {
  line: number | null;
  code: string;
  reason: string;
}

/** What came of a file of labelled documents. Counts of several files can be added up. */
export interface Evaluated {
  documents: number;
  scores: Score[];
  refused: Refused[];
  /** Version, tables and weights with which the texts were read. */
  with: unknown;
}

export interface Verdicts {
  looked_at: number;
  confirmed: number;
  rejected: number;
  retyped: number;
}

/** What people have decided about claims. */
export interface Reviewed extends Verdicts {
  claims: number;
  gone: number;
  types: (Verdicts & { type: string })[];
}

export interface About {
  name: string;
  version: string;
  licences: { what: string; licence: string }[];
}

/** What became of a file that was brought. */
export interface Arrived {
  outcome: "stored" | "known" | "failed";
  id: string | null;
  claims: number;
  notes: string[];
  code: string | null;
  reason: string | null;
}

/** A file that could not be read, until one of that name is added. */
export interface Failure {
  file: string;
  code: string;
  reason: string;
  made: string;
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
export function ask<T>(path: string, signal?: AbortSignal): Promise<T> {
  return answer<T>(path, signal ? { signal } : {});
}

/** Add a decision to the log. */
export function decide(who: string, why: string, deed: Deed): Promise<Correction> {
  return answer<Correction>("corrections", {
    method: "POST",
    headers: { "content-type": "application/json", "x-khabar": "page" },
    body: JSON.stringify({ who, why, ...deed }),
  });
}

/** Most bytes that are sent of a text, and of a document of the data contract; what is larger is told to the server by its size alone. */
const LARGEST = { text: 4 << 20, contract: 64 << 20 };

/** Bring the bytes of a file. A file that cannot be opened any more is a `DOMException`. */
export async function bring<T = Arrived>(path: string, file: File | null, signal?: AbortSignal): Promise<T> {
  const most = file && /\.(json|jsonl|ndjson)$/i.test(file.name) ? LARGEST.contract : LARGEST.text;
  const body = file && file.size <= most ? await file.arrayBuffer() : null;
  const headers = { "content-type": "application/octet-stream", "x-khabar": "page" };
  return answer<T>(path, { method: "POST", headers, body, ...(signal ? { signal } : {}) });
}

async function answer<T>(path: string, request: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`/api/${path}`, request);
  } catch (error) {
    if (request.signal?.aborted) throw error;
    throw new ApiError(0, "khabar serve does not answer");
  }
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    const said = body !== null && typeof body === "object" && "error" in body ? String(body.error) : "";
    throw new ApiError(response.status, said || `the answer has status ${response.status}`);
  }
  return body as T;
}
