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

/** Times without a calendar value. */
export const vagueTimes = {
  PAST_REF: { ar: "في الماضي", en: "in the past" },
  PRESENT_REF: { ar: "في الحاضر", en: "at present" },
  FUTURE_REF: { ar: "في المستقبل", en: "in the future" },
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
