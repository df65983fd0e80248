// Universal Dependencies in words: parts of speech and relations, as Arabic grammar knows them where it has a name for them.

import type { Label } from "./labels";

export const parts = {
  ADJ: { ar: "صفة", en: "adjective" },
  ADP: { ar: "حرف جر", en: "preposition" },
  ADV: { ar: "ظرف", en: "adverb" },
  AUX: { ar: "فعل مساعد", en: "auxiliary" },
  CCONJ: { ar: "حرف عطف", en: "coordinating conjunction" },
  DET: { ar: "محدد", en: "determiner" },
  INTJ: { ar: "تعجب", en: "interjection" },
  NOUN: { ar: "اسم", en: "noun" },
  NUM: { ar: "عدد", en: "number" },
  PART: { ar: "أداة", en: "particle" },
  PRON: { ar: "ضمير", en: "pronoun" },
  PROPN: { ar: "اسم علم", en: "proper noun" },
  PUNCT: { ar: "علامة ترقيم", en: "punctuation" },
  SCONJ: { ar: "حرف مصدري أو شرط", en: "subordinating conjunction" },
  SYM: { ar: "رمز", en: "symbol" },
  VERB: { ar: "فعل", en: "verb" },
  X: { ar: "غير مصنف", en: "unclassified" },
} as const satisfies Record<string, Label>;

export const relations = {
  root: { ar: "رأس الجملة", en: "top of the sentence" },
  nsubj: { ar: "فاعل أو مبتدأ", en: "subject" },
  "nsubj:pass": { ar: "نائب فاعل", en: "subject of a passive" },
  csubj: { ar: "جملة فاعل", en: "clause as subject" },
  obj: { ar: "مفعول به", en: "object" },
  iobj: { ar: "مفعول به ثان", en: "indirect object" },
  obl: { ar: "متعلق", en: "oblique" },
  "obl:arg": { ar: "متعلق لازم", en: "oblique argument" },
  ccomp: { ar: "جملة مفعول", en: "clause as object" },
  xcomp: { ar: "تكملة", en: "open complement" },
  advcl: { ar: "جملة ظرفية", en: "adverbial clause" },
  advmod: { ar: "ظرف", en: "adverb" },
  "advmod:emph": { ar: "توكيد", en: "emphasis" },
  acl: { ar: "جملة صفة", en: "clause that describes" },
  "acl:relcl": { ar: "جملة صلة", en: "relative clause" },
  amod: { ar: "نعت", en: "adjective of" },
  nmod: { ar: "مضاف إليه أو تابع", en: "noun of" },
  "nmod:poss": { ar: "مضاف إليه", en: "possessor of" },
  nummod: { ar: "عدد", en: "number of" },
  appos: { ar: "بدل", en: "apposition" },
  case: { ar: "حرف جر", en: "preposition of" },
  mark: { ar: "حرف يصل جملة", en: "opens the clause of" },
  cc: { ar: "حرف عطف", en: "conjunction before" },
  conj: { ar: "معطوف", en: "joined to" },
  aux: { ar: "فعل مساعد", en: "auxiliary of" },
  "aux:pass": { ar: "فعل مساعد للمجهول", en: "passive auxiliary of" },
  cop: { ar: "رابط", en: "copula of" },
  det: { ar: "محدد", en: "determiner of" },
  flat: { ar: "جزء من اسم", en: "part of a name" },
  "flat:foreign": { ar: "كلمة أجنبية", en: "foreign word" },
  fixed: { ar: "جزء من تركيب", en: "part of a fixed phrase" },
  compound: { ar: "جزء من مركب", en: "part of a compound" },
  parataxis: { ar: "جملة مستقلة", en: "clause beside" },
  dislocated: { ar: "مقدم", en: "moved to the front" },
  discourse: { ar: "أداة خطاب", en: "discourse particle" },
  vocative: { ar: "منادى", en: "addressed" },
  expl: { ar: "ضمير شأن", en: "expletive" },
  orphan: { ar: "حذف عامله", en: "whose head is left out" },
  goeswith: { ar: "بقية كلمة", en: "rest of a word" },
  list: { ar: "عنصر قائمة", en: "item of a list" },
  punct: { ar: "علامة ترقيم", en: "punctuation" },
  dep: { ar: "تابع", en: "depends on" },
} as const satisfies Record<string, Label>;

/** The label of a relation; one of a finer kind than the table knows is told as its plain kind. */
export function relation(name: string): Label | null {
  const table: Readonly<Record<string, Label>> = relations;
  return table[name] ?? table[name.split(":")[0] ?? ""] ?? null;
}
