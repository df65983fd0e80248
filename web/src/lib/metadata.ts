// A metadata file as `khabar add --metadata` takes it: CSV whose column `file` names each text.

/** What is known of a text beside its words; the names are those of the columns. */
export interface Known {
  readonly title?: string;
  readonly outlet?: string;
  readonly author?: string;
  readonly url?: string;
  readonly published?: string;
  readonly kind?: string;
}

const COLUMNS = ["title", "outlet", "author", "url", "published", "kind"] as const;

/** The rows of a table of RFC 4180: cells in quotes may hold commas, line ends and doubled quotes. */
export function table(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  const body = text.replace(/^\ufeff/, "");
  for (let at = 0; at < body.length; at += 1) {
    const letter = body[at] ?? "";
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (body[at + 1] === '"') (cell += '"'), (at += 1);
      else quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === ",") row.push(cell), (cell = "");
    else if (letter === "\n") row.push(cell), rows.push(row), (row = []), (cell = "");
    else if (letter !== "\r") cell += letter;
  }
  if (cell !== "" || row.length > 0) rows.push([...row, cell]);
  return rows.filter((cells) => cells.some((one) => one.trim() !== ""));
}

/** What a metadata file says of each file; `null` where it has no column `file`. */
export function metadata(text: string): ReadonlyMap<string, Known> | null {
  const [head = [], ...rows] = table(text).map((cells) => cells.map((cell) => cell.trim()));
  const file = head.indexOf("file");
  if (file === -1) return null;
  const known = new Map<string, Known>();
  for (const cells of rows) {
    const name = (cells[file] ?? "").replaceAll("\\", "/").replace(/^(\.?\/)+/, "");
    if (name === "") continue;
    known.set(name, Object.fromEntries(COLUMNS.flatMap((column) => (cells[head.indexOf(column)] ? [[column, cells[head.indexOf(column)]]] : []))));
  }
  return known;
}

/** What is known of a file: the longest end of its path that has a row. */
export function knownOf(rows: ReadonlyMap<string, Known>, path: string): Known {
  const parts = path.split("/");
  for (let from = 0; from < parts.length; from += 1) {
    const found = rows.get(parts.slice(from).join("/"));
    if (found) return found;
  }
  return {};
}
