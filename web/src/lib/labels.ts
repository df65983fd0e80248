// Every word that the page says, in Arabic and English, in one table. `labels.test.ts` holds that nothing is missing.

export type Language = "ar" | "en";
export type Label = Readonly<Record<Language, string>>;

/** Counted nouns after the number: CLDR plural category to word; `one` and `two` stand without the number in Arabic. */
export type Counted = Readonly<Record<Language, Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>>>;

/** 16 event types of PLOVER and five ties. */
export const types = {
  AGREE: { ar: "اتفاق", en: "Agreement" },
  CONSULT: { ar: "تشاور", en: "Consultation" },
  SUPPORT: { ar: "تأييد", en: "Support" },
  CONCEDE: { ar: "تنازل", en: "Concession" },
  COOPERATE: { ar: "تعاون", en: "Cooperation" },
  AID: { ar: "مساعدة", en: "Aid" },
  RETREAT: { ar: "تراجع", en: "Retreat" },
  REQUEST: { ar: "مطالبة", en: "Request" },
  ACCUSE: { ar: "اتهام", en: "Accusation" },
  REJECT: { ar: "رفض", en: "Rejection" },
  THREATEN: { ar: "تهديد", en: "Threat" },
  PROTEST: { ar: "احتجاج", en: "Protest" },
  SANCTION: { ar: "عقوبة", en: "Sanction" },
  MOBILIZE: { ar: "حشد", en: "Mobilisation" },
  COERCE: { ar: "إكراه", en: "Coercion" },
  ASSAULT: { ar: "اعتداء", en: "Assault" },
  LEADS: { ar: "قيادة", en: "Leadership" },
  AFFILIATED: { ar: "انتماء", en: "Affiliation" },
  ALLIED: { ar: "تحالف", en: "Alliance" },
  HOSTILE: { ar: "عداء", en: "Hostility" },
  CONTROLS: { ar: "سيطرة", en: "Control" },
} as const satisfies Record<string, Label>;

/** The types that are states and not events. */
export const ties: ReadonlySet<string> = new Set(["LEADS", "AFFILIATED", "ALLIED", "HOSTILE", "CONTROLS"]);

/** How an event is said to have been done; PLOVER's modes. */
export const modes = {
  visit: { ar: "زيارة", en: "visit" },
  "third-party": { ar: "وساطة", en: "mediation" },
  multilateral: { ar: "متعدد الأطراف", en: "multilateral" },
  phone: { ar: "بالهاتف", en: "by telephone" },
  withdraw: { ar: "انسحاب", en: "withdrawal" },
  release: { ar: "إفراج", en: "release" },
  disarm: { ar: "نزع سلاح", en: "disarmament" },
  ceasefire: { ar: "وقف إطلاق نار", en: "ceasefire" },
  access: { ar: "سماح بالوصول", en: "access" },
  resign: { ar: "استقالة", en: "resignation" },
  assist: { ar: "مساعدة", en: "assistance" },
  change: { ar: "تغيير", en: "change" },
  yield: { ar: "تراجع", en: "yielding" },
  meet: { ar: "لقاء", en: "meeting" },
  disapprove: { ar: "استنكار", en: "disapproval" },
  investigate: { ar: "تحقيق", en: "investigation" },
  allege: { ar: "ادعاء على طرف", en: "allegation" },
  restrict: { ar: "تقييد", en: "restriction" },
  arrest: { ar: "اعتقال", en: "arrest" },
  relations: { ar: "قطع علاقات", en: "breaking relations" },
  expel: { ar: "طرد", en: "expulsion" },
  territory: { ar: "أراض", en: "territory" },
  violence: { ar: "عنف", en: "violence" },
  demo: { ar: "مظاهرة", en: "demonstration" },
  riot: { ar: "شغب", en: "riot" },
  strike: { ar: "إضراب", en: "strike" },
  hunger: { ar: "إضراب عن الطعام", en: "hunger strike" },
  boycott: { ar: "مقاطعة", en: "boycott" },
  obstruct: { ar: "عرقلة", en: "obstruction" },
  vandalize: { ar: "تخريب", en: "vandalism" },
  convict: { ar: "إدانة قضائية", en: "conviction" },
  discontinue: { ar: "وقف تعامل", en: "discontinuation" },
  troops: { ar: "قوات", en: "troops" },
  weapons: { ar: "أسلحة", en: "weapons" },
  police: { ar: "شرطة", en: "police" },
  militia: { ar: "جماعات مسلحة", en: "armed groups" },
  seize: { ar: "مصادرة أو حصار", en: "seizure or siege" },
  censor: { ar: "رقابة", en: "censorship" },
  curfew: { ar: "حظر تجول", en: "curfew" },
  "martial-law": { ar: "أحكام عرفية", en: "martial law" },
  deport: { ar: "ترحيل", en: "deportation" },
  withhold: { ar: "حجب", en: "withholding" },
  misinformation: { ar: "تضليل", en: "misinformation" },
  cyber: { ar: "إلكتروني", en: "cyber" },
  abduct: { ar: "خطف", en: "abduction" },
  beat: { ar: "ضرب", en: "beating" },
  torture: { ar: "تعذيب", en: "torture" },
  sexual: { ar: "عنف جنسي", en: "sexual violence" },
  targeted: { ar: "استهداف شخص", en: "targeted killing" },
  destroy: { ar: "تدمير", en: "destruction" },
  primitive: { ar: "سلاح بدائي", en: "primitive weapons" },
  firearms: { ar: "أسلحة نارية", en: "firearms" },
  explosives: { ar: "متفجرات", en: "explosives" },
  "suicide-attack": { ar: "تفجير انتحاري", en: "suicide attack" },
  aerial: { ar: "من الجو", en: "aerial" },
  drone: { ar: "طائرة مسيرة", en: "drone" },
  "heavy-weapons": { ar: "أسلحة ثقيلة", en: "heavy weapons" },
  "crowd-control": { ar: "تفريق حشود", en: "crowd control" },
  unconventional: { ar: "أسلحة غير تقليدية", en: "unconventional weapons" },
} as const satisfies Record<string, Label>;

export const polarities = {
  affirmed: { ar: "مثبت", en: "affirmed" },
  negated: { ar: "منفي", en: "negated" },
} as const satisfies Record<string, Label>;

/** How the text puts it; never whether it is so. */
export const modalities = {
  actual: { ar: "يروى على أنه وقع", en: "told as having happened" },
  future: { ar: "يروى على أنه سيقع", en: "told as still to come" },
  possible: { ar: "يروى على أنه محتمل", en: "told as possible" },
  demanded: { ar: "يروى على أنه مطلوب", en: "told as demanded" },
  hypothetical: { ar: "يروى على أنه افتراض", en: "told as a supposition" },
} as const satisfies Record<string, Label>;

/** The same for ties, which are states. */
export const tieModalities = {
  actual: { ar: "يروى على أنه قائم", en: "told as being so" },
  future: { ar: "يروى على أنه سيقوم", en: "told as still to come" },
  possible: { ar: "يروى على أنه محتمل", en: "told as possible" },
  demanded: { ar: "يروى على أنه مطلوب", en: "told as demanded" },
  hypothetical: { ar: "يروى على أنه افتراض", en: "told as a supposition" },
} as const satisfies Record<string, Label>;

export const phases = {
  holds: { ar: "قائمة", en: "holds" },
  begins: { ar: "تبدأ", en: "begins" },
  weakens: { ar: "تضعف", en: "weakens" },
  ends: { ar: "تنتهي", en: "ends" },
} as const satisfies Record<string, Label>;

/** What words do in a claim; the order is the order of the panel and, where words coincide, of precedence in the text. */
export const roles = {
  trigger: { ar: "كلمة الحدث", en: "Event word" },
  cue: { ar: "لفظ القول", en: "Word of saying" },
  source: { ar: "القائل", en: "Who says so" },
  actor: { ar: "الفاعل", en: "Who" },
  recipient: { ar: "المتلقي", en: "To whom" },
  place: { ar: "المكان", en: "Where" },
  time: { ar: "الزمان", en: "When" },
  quantity: { ar: "العدد", en: "How many" },
} as const satisfies Record<string, Label>;

export const entityTypes = {
  PER: { ar: "شخص", en: "person" },
  ORG: { ar: "مؤسسة", en: "organisation" },
  ARM: { ar: "قوة مسلحة", en: "armed force" },
  GPE: { ar: "بلد أو مدينة", en: "country or town" },
  LOC: { ar: "موقع", en: "place" },
  GRP: { ar: "جماعة", en: "group of people" },
} as const satisfies Record<string, Label>;

export const kinds = {
  news: { ar: "خبر", en: "news" },
  opinion: { ar: "رأي", en: "opinion" },
  analysis: { ar: "تحليل", en: "analysis" },
} as const satisfies Record<string, Label>;

export const publishedFrom = {
  header: { ar: "التاريخ من بيانات الملف", en: "date from the metadata" },
  text: { ar: "التاريخ من النص", en: "date from the text" },
  file: { ar: "التاريخ من الملف", en: "date from the file" },
  unknown: { ar: "تاريخ النشر غير معروف", en: "day of publication unknown" },
} as const satisfies Record<string, Label>;

export const matches = {
  exact: { ar: "مطابقة حرفية", en: "letter for letter" },
  spelling: { ar: "إملاء آخر", en: "another spelling" },
  clitic: { ar: "مع سوابق أو لواحق", en: "with prefixes or suffixes" },
} as const satisfies Record<string, Label>;

export const modifiers = {
  more_than: { ar: "أكثر من", en: "more than" },
  less_than: { ar: "أقل من", en: "less than" },
  about: { ar: "نحو", en: "about" },
} as const satisfies Record<string, Label>;

/** Units that are not words of the text already; others are shown by the words alone. */
export const units = {
  killed: { ar: "قتلى", en: "killed" },
  wounded: { ar: "جرحى", en: "wounded" },
  casualty: { ar: "إصابات", en: "casualties" },
  missing: { ar: "مفقودون", en: "missing" },
  arrested: { ar: "موقوفون", en: "arrested" },
  prisoner: { ar: "أسرى", en: "prisoners" },
  displaced: { ar: "نازحون", en: "displaced" },
  person: { ar: "أشخاص", en: "people" },
  civilian: { ar: "مدنيون", en: "civilians" },
  fighter: { ar: "مقاتلون", en: "fighters" },
  soldier: { ar: "جنود", en: "soldiers" },
  USD: { ar: "دولار أمريكي", en: "US dollars" },
  EUR: { ar: "يورو", en: "euros" },
  percent: { ar: "في المئة", en: "per cent" },
  km: { ar: "كيلومتر", en: "kilometres" },
  tonne: { ar: "طن", en: "tonnes" },
} as const satisfies Record<string, Label>;

/** Times without a calendar value, and lengths of which the text says no number. */
export const vagueTimes = {
  PAST_REF: { ar: "في الماضي", en: "in the past" },
  PRESENT_REF: { ar: "في الحاضر", en: "at present" },
  FUTURE_REF: { ar: "في المستقبل", en: "in the future" },
  PXY: { ar: "سنوات", en: "years" },
  PXM: { ar: "أشهر", en: "months" },
  PXW: { ar: "أسابيع", en: "weeks" },
  PXD: { ar: "أيام", en: "days" },
  PTXH: { ar: "ساعات", en: "hours" },
  PTXM: { ar: "دقائق", en: "minutes" },
} as const satisfies Record<string, Label>;

/** Parts of a day. */
export const dayParts = {
  MO: { ar: "صباحا", en: "in the morning" },
  AF: { ar: "ظهرا أو عصرا", en: "in the afternoon" },
  EV: { ar: "مساء", en: "in the evening" },
  NI: { ar: "ليلا", en: "at night" },
} as const satisfies Record<string, Label>;

/** Parts of a year. */
export const yearParts = {
  SP: { ar: "ربيع {year}", en: "spring {year}" },
  SU: { ar: "صيف {year}", en: "summer {year}" },
  FA: { ar: "خريف {year}", en: "autumn {year}" },
  WI: { ar: "شتاء {year}", en: "winter {year}" },
  Q1: { ar: "الربع الأول من {year}", en: "first quarter of {year}" },
  Q2: { ar: "الربع الثاني من {year}", en: "second quarter of {year}" },
  Q3: { ar: "الربع الثالث من {year}", en: "third quarter of {year}" },
  Q4: { ar: "الربع الأخير من {year}", en: "last quarter of {year}" },
  H1: { ar: "النصف الأول من {year}", en: "first half of {year}" },
  H2: { ar: "النصف الثاني من {year}", en: "second half of {year}" },
} as const satisfies Record<string, Label>;

/** Fields of a happening. */
export const fields = {
  actors: { ar: "الفاعل", en: "Who" },
  recipients: { ar: "المتلقي", en: "To whom" },
  places: { ar: "المكان", en: "Where" },
  time: { ar: "الزمان", en: "When" },
  polarity: { ar: "الإثبات والنفي", en: "Affirmed or negated" },
} as const satisfies Record<string, Label>;

/** How reports differ. */
export const differences = {
  contradiction: { ar: "تناقض", en: "Contradiction" },
  update: { ar: "تحديث", en: "Update" },
  retraction: { ar: "رجوع عن قول", en: "Retraction" },
} as const satisfies Record<string, Label>;

/** What people have decided about a disagreement. */
export const verdicts = {
  open: { ar: "لم يبت فيه", en: "Undecided" },
  confirmed: { ar: "مؤكد", en: "Confirmed" },
  dismissed: { ar: "مستبعد", en: "Set aside" },
} as const satisfies Record<string, Label>;

/** What a correction does. */
export const deeds = {
  merge: { ar: "دمج", en: "merged" },
  split: { ar: "فصل", en: "split off" },
  rename: { ar: "تسمية", en: "renamed" },
  retype_entity: { ar: "تغيير صنف", en: "kind changed" },
  retype: { ar: "تغيير نوع", en: "type changed" },
  reject: { ar: "رد", en: "rejected" },
  confirm: { ar: "تأكيد", en: "confirmed" },
  reject_mention: { ar: "رد ذكر", en: "mention rejected" },
  confirm_mention: { ar: "تأكيد ذكر", en: "mention confirmed" },
  distinct: { ar: "طرفان لا واحد", en: "two, not one" },
  confirm_disagreement: { ar: "تعارض مؤكد", en: "disagreement confirmed" },
  dismiss_disagreement: { ar: "تعارض مستبعد", en: "disagreement set aside" },
  undo: { ar: "إلغاء", en: "taken back" },
} as const satisfies Record<string, Label>;

/** What became of a file that was chosen. */
export const states = {
  waiting: { ar: "لم يضف بعد", en: "waiting" },
  stored: { ar: "أضيف", en: "added" },
  known: { ar: "مضاف من قبل", en: "held before" },
  failed: { ar: "لم يقرأ", en: "not read" },
  passed: { ar: "ترك", en: "passed over" },
} as const satisfies Record<string, Label>;

/** Why a file could not be read. */
export const failureReasons = {
  empty: { ar: "الملف فارغ.", en: "The file is empty." },
  blank: { ar: "لا نص في الملف.", en: "The file holds no text." },
  large: { ar: "الملف أكبر من أي مقال؛ قسمه، ملفا لكل مقال.", en: "Larger than any article; split it, one article a file." },
  binary: { ar: "ليس نصا: لعله صورة أو مستند «وورد» أو «بي دي إف».", en: "Not a text: perhaps a picture, a PDF or a Word file." },
  contract: { ar: "ليس وثيقة واحدة بصيغة «خبر» المذكورة في دليل الصيغة.", en: "Not one document in Khabar’s own format." },
  unsound: { ar: "فيه ما يناقض بعضه أو لا يقرأ:", en: "Something in it contradicts itself or cannot be read." },
  metadata: { ar: "في بياناته تاريخ أو صنف لا يفهم.", en: "Its metadata has a date or a kind that cannot be read." },
  unreadable: { ar: "تعذر فتح الملف؛ لعله نقل أو لا إذن بقراءته.", en: "The file could not be opened; it may have moved, or may not be read." },
  refused: { ar: "لم يقبل الخادم الملف.", en: "The server did not take it." },
  fault: { ar: "خلل في «خبر»؛ أبلغ عنه مع الملف.", en: "A fault in Khabar; please report it with the file." },
  passed: { ar: "لا يقرأ إلا النص المجرد ووثائق «خبر».", en: "Only .txt files and Khabar’s own .json are read." },
} as const satisfies Record<string, Label>;

/** Why labelled documents could not be scored. */
export const labelFaults = {
  empty: { ar: "الملف فارغ.", en: "The file is empty." },
  json: { ar: "ليس «جيسون» سليما:", en: "Not JSON, or broken." },
  shape: { ar: "«جيسون» بشكل آخر، أو ينقصه شيء:", en: "JSON of another shape, or something is missing." },
  blank: { ar: "لا نص في الوثيقة.", en: "The document holds no text." },
  large: { ar: "النص أطول من أي مقال.", en: "The text is longer than any article." },
  toolarge: { ar: "الملف أكبر مما يقبل هنا؛ قسمه، أو قس في الطرفية.", en: "Larger than is taken here; split it, or measure in a terminal." },
  offsets: { ar: "موضع خارج النص أو بلا كلمات، أو كيان غير معرف:", en: "A place outside of the text or without words, or an entity that is not declared." },
  unlabelled: { ar: "لا وسم في الوثيقة: لا أسماء ولا ادعاءات ولا أزمنة ولا أعداد.", en: "No labels: no mentions, claims, times or quantities." },
  othertext: { ar: "يقرأ البرنامج النص على غير ما وسم، فلا تقارن المواضع.", en: "The program reads another text than the labelled one, so places cannot be compared." },
  unreadable: { ar: "تعذر فتح الملف؛ لعله نقل أو لا إذن بقراءته.", en: "The file could not be opened; it may have moved, or may not be read." },
  refused: { ar: "لم يقبل الخادم الملف.", en: "The server did not take it." },
  fault: { ar: "خلل في «خبر»؛ أبلغ عنه مع الملف.", en: "A fault in Khabar; please report it with the file." },
} as const satisfies Record<string, Label>;

/** What can be marked in a text, each by itself. */
export const layerNames = {
  claims: { ar: "الادعاءات", en: "Claims" },
  names: { ar: "الأسماء", en: "Names" },
  times: { ar: "الأزمنة والأعداد", en: "Times and numbers" },
  framing: { ar: "الأوصاف", en: "Judging words" },
} as const satisfies Record<string, Label>;

/** The tone of a judging word. */
export const tones = {
  neg: { ar: "ذم", en: "negative" },
  pos: { ar: "مدح", en: "positive" },
  distancing: { ar: "تبرؤ من اللفظ", en: "distancing" },
} as const satisfies Record<string, Label>;

/** Styles of citation. */
export const citations = {
  plain: { ar: "نص", en: "Plain text" },
  chicago: { ar: "شيكاغو", en: "Chicago" },
  bibtex: { ar: "بيب تخ", en: "BibTeX" },
  csl: { ar: "سي إس إل", en: "CSL-JSON" },
  json: { ar: "بيانات كاملة", en: "JSON" },
} as const satisfies Record<string, Label>;

/** How exact the coordinates of a place are. */
export const precisions = {
  exact: { ar: "موقع بعينه", en: "exact site" },
  town: { ar: "مدينة", en: "town" },
  province: { ar: "منطقة", en: "province" },
  country: { ar: "وسط بلد", en: "middle of a country" },
} as const satisfies Record<string, Label>;

/** By what claims can be narrowed down. */
export const facetNames = {
  type: { ar: "النوع", en: "Type" },
  polarity: { ar: "الإثبات والنفي", en: "Polarity" },
  modality: { ar: "الصيغة", en: "Modality" },
  outlet: { ar: "المنفذ", en: "Outlet" },
  says: { ar: "القائل", en: "Who says so" },
  published: { ar: "تاريخ النشر", en: "Published" },
} as const satisfies Record<string, Label>;

/** What the examples of the query language ask for. */
export const queryHelp = {
  words: { ar: "كلمات في جملة الادعاء", en: "words in the sentence of the claim" },
  phrase: { ar: "كلمات متجاورة", en: "words that stand together" },
  actor: { ar: "الفاعل، بأي إملاء", en: "who acts, in any spelling" },
  actorAr: { ar: "الحقول نفسها بأسمائها العربية", en: "the same fields by their Arabic names" },
  type: { ar: "النوع والمكان معا", en: "type and place together" },
  not: { ar: "كل اتفاق إلا المنفي", en: "agreements, without negated ones" },
  or: { ar: "أحد الأمرين", en: "one or the other" },
  says: { ar: "ما يقوله فلان", en: "what somebody says" },
  when: { ar: "زمن الوقوع", en: "when it is said to happen" },
  published: { ar: "زمن النشر", en: "when it was published" },
} as const satisfies Record<string, Label>;

/** Values of the choices of display. */
export const choiceNames = {
  latn: { ar: "123", en: "123" },
  arab: { ar: "١٢٣", en: "Arabic-Indic" },
  both: { ar: "يناير/كانون الثاني", en: "both" },
  western: { ar: "يناير", en: "Western" },
  levantine: { ar: "كانون الثاني", en: "Levantine" },
  gregorian: { ar: "ميلادي", en: "Gregorian" },
  hijri: { ar: "ميلادي وهجري", en: "Gregorian and Hijri" },
} as const satisfies Record<string, Label>;

export const licences = {
  code: { ar: "البرنامج", en: "code" },
  tables: { ar: "الجداول", en: "tables" },
  "demo corpus": { ar: "النصوص النموذجية", en: "demo corpus" },
} as const satisfies Record<string, Label>;

/** What is measured. */
export const layers = {
  "boilerplate characters": { ar: "ما ليس من المقال", en: "not part of the article" },
  "mentions exact": { ar: "الأسماء تماما", en: "names, exactly" },
  "mentions span": { ar: "الأسماء بلا صنف", en: "names, without their kind" },
  "mentions overlap": { ar: "الأسماء تقريبا", en: "names, overlapping" },
  "coreference B3 precision": { ar: "لمن الاسم: صحة", en: "whom a name means: precision" },
  "coreference B3 recall": { ar: "لمن الاسم: شمول", en: "whom a name means: recall" },
  "times found": { ar: "الأزمنة", en: "times" },
  "times value": { ar: "قيم الأزمنة", en: "values of times" },
  "quantities value": { ar: "الأعداد", en: "quantities" },
  "trigger-id": { ar: "كلمات الأحداث", en: "event words" },
  "trigger-class": { ar: "أنواع الأحداث", en: "types of events" },
  "who-did-what": { ar: "من فعل ماذا بمن", en: "who did what to whom" },
  attributed: { ar: "من فعل ماذا، وعمن", en: "the same, with its source" },
  "source (innermost)": { ar: "المصدر الأول", en: "innermost source" },
  "polarity of paired claims": { ar: "الإثبات والنفي", en: "polarity" },
  "modality of paired claims": { ar: "الصيغة", en: "modality" },
  "arguments actors": { ar: "الفاعل", en: "who" },
  "arguments recipients": { ar: "المتلقي", en: "to whom" },
  "arguments places": { ar: "المكان", en: "where" },
  "arguments time": { ar: "الزمان", en: "when" },
  framing: { ar: "الأوصاف", en: "judging words" },
} as const satisfies Record<string, Label>;

/** Both names that the Arab press uses, because readers differ. */
export const months: readonly Label[] = [
  { ar: "يناير/كانون الثاني", en: "January" },
  { ar: "فبراير/شباط", en: "February" },
  { ar: "مارس/آذار", en: "March" },
  { ar: "أبريل/نيسان", en: "April" },
  { ar: "مايو/أيار", en: "May" },
  { ar: "يونيو/حزيران", en: "June" },
  { ar: "يوليو/تموز", en: "July" },
  { ar: "أغسطس/آب", en: "August" },
  { ar: "سبتمبر/أيلول", en: "September" },
  { ar: "أكتوبر/تشرين الأول", en: "October" },
  { ar: "نوفمبر/تشرين الثاني", en: "November" },
  { ar: "ديسمبر/كانون الأول", en: "December" },
];

/** Nouns with a number. Arabic `one` and `two` carry the number in the word; the case is that of the sentence they stand in. */
export const counted = {
  files: {
    ar: { zero: "ملف", one: "ملف واحد", two: "ملفان", few: "ملفات", many: "ملفا", other: "ملف" },
    en: { one: "file", other: "files" },
  },
  documents: {
    ar: { zero: "وثيقة", one: "وثيقة واحدة", two: "وثيقتان", few: "وثائق", many: "وثيقة", other: "وثيقة" },
    en: { one: "document", other: "documents" },
  },
  outletsAfterFrom: {
    ar: { zero: "منفذ", one: "منفذ واحد", two: "منفذين", few: "منافذ", many: "منفذا", other: "منفذ" },
    en: { one: "outlet", other: "outlets" },
  },
  claims: {
    ar: { zero: "ادعاء", one: "ادعاء واحد", two: "ادعاءان", few: "ادعاءات", many: "ادعاء", other: "ادعاء" },
    en: { one: "claim", other: "claims" },
  },
  outlets: {
    ar: { zero: "منفذ", one: "منفذ واحد", two: "منفذان", few: "منافذ", many: "منفذا", other: "منفذ" },
    en: { one: "outlet", other: "outlets" },
  },
  stories: {
    ar: { zero: "قصة", one: "قصة واحدة", two: "قصتان", few: "قصص", many: "قصة", other: "قصة" },
    en: { one: "story", other: "stories" },
  },
  happenings: {
    ar: { zero: "واقعة", one: "واقعة واحدة", two: "واقعتان", few: "وقائع", many: "واقعة", other: "واقعة" },
    en: { one: "happening", other: "happenings" },
  },
  independent: {
    ar: { zero: "رواية مستقلة", one: "رواية مستقلة واحدة", two: "روايتان مستقلتان", few: "روايات مستقلة", many: "رواية مستقلة", other: "رواية مستقلة" },
    en: { one: "independent report", other: "independent reports" },
  },
  actors: {
    ar: { zero: "طرف", one: "طرف واحد", two: "طرفان", few: "أطراف", many: "طرفا", other: "طرف" },
    en: { one: "actor", other: "actors" },
  },
  places: {
    ar: { zero: "مكان", one: "مكان واحد", two: "مكانان", few: "أماكن", many: "مكانا", other: "مكان" },
    en: { one: "place", other: "places" },
  },
  lines: {
    ar: { zero: "خط", one: "خط واحد", two: "خطان", few: "خطوط", many: "خطا", other: "خط" },
    en: { one: "line", other: "lines" },
  },
  pairs: {
    ar: { zero: "زوج", one: "زوج واحد", two: "زوجان", few: "أزواج", many: "زوجا", other: "زوج" },
    en: { one: "pair", other: "pairs" },
  },
  turns: {
    ar: { zero: "تحول", one: "تحول واحد", two: "تحولان", few: "تحولات", many: "تحولا", other: "تحول" },
    en: { one: "turning point", other: "turning points" },
  },
  sentences: {
    ar: { zero: "جملة", one: "جملة واحدة", two: "جملتان", few: "جمل", many: "جملة", other: "جملة" },
    en: { one: "sentence", other: "sentences" },
  },
  years: {
    ar: { zero: "سنة", one: "سنة واحدة", two: "سنتان", few: "سنوات", many: "سنة", other: "سنة" },
    en: { one: "year", other: "years" },
  },
  months: {
    ar: { zero: "شهر", one: "شهر واحد", two: "شهران", few: "أشهر", many: "شهرا", other: "شهر" },
    en: { one: "month", other: "months" },
  },
  weeks: {
    ar: { zero: "أسبوع", one: "أسبوع واحد", two: "أسبوعان", few: "أسابيع", many: "أسبوعا", other: "أسبوع" },
    en: { one: "week", other: "weeks" },
  },
  days: {
    ar: { zero: "يوم", one: "يوم واحد", two: "يومان", few: "أيام", many: "يوما", other: "يوم" },
    en: { one: "day", other: "days" },
  },
  hours: {
    ar: { zero: "ساعة", one: "ساعة واحدة", two: "ساعتان", few: "ساعات", many: "ساعة", other: "ساعة" },
    en: { one: "hour", other: "hours" },
  },
  minutes: {
    ar: { zero: "دقيقة", one: "دقيقة واحدة", two: "دقيقتان", few: "دقائق", many: "دقيقة", other: "دقيقة" },
    en: { one: "minute", other: "minutes" },
  },
} as const satisfies Record<string, Counted>;
