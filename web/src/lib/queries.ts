// Questions in the query language, put together from fields and values.

/** The same question as the program would write it: `actor:"خليفة حفتر"`. */
export function field(name: string, value: string): string {
  return `${name}:${/^[\p{L}\p{N}_-]+$/u.test(value) && !value.startsWith("-") ? value : `"${value.replaceAll('"', "”")}"`}`;
}

/** What answers all of these; those that ask nothing are left out. */
export function all(...queries: (string | null | undefined)[]): string {
  const some = queries.map((query) => query?.trim() ?? "").filter((query) => query !== "");
  return some.length === 1 ? (some[0] ?? "") : some.map((query) => (/(^|\s)(OR|\||أو|او)(\s|$)/.test(query) ? `(${query})` : query)).join(" ");
}

/** A question without one of its parts; parts are words, fields and brackets at the outermost level. */
export function without(query: string, part: string): string {
  return parts(query).filter((other) => other !== part).join(" ");
}

/** The parts of a question at its outermost level. */
export function parts(query: string): string[] {
  const found: string[] = [];
  let part = "";
  let depth = 0;
  let quoted = false;
  for (const letter of query) {
    if (letter === '"') quoted = !quoted;
    if (!quoted && letter === "(") depth += 1;
    if (!quoted && letter === ")") depth -= 1;
    if (/\s/.test(letter) && !quoted && depth === 0) {
      if (part !== "") found.push(part);
      part = "";
    } else {
      part += letter;
    }
  }
  if (part !== "") found.push(part);
  return found;
}
