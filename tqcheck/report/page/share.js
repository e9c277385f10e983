// Verdicts leave the page as a baseline that `tqcheck check --baseline` reads, or as a table, and come back as a baseline.

const SCHEMA = "tqcheck-baseline/1";

const download = (name, type, text) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
};

const fingerprint = (issue) => issue.key.replace(/^f-/, "").replace(/-\d+$/, "");

// The verdict counts before the state that the report came with; what is real stands in no baseline.
const standing = (issue) => {
  if (issue.verdict === "false") return { state: "dismissed", reason: issue.reason };
  if (issue.verdict === "later") return { state: "known", reason: issue.reason || say("later_note") };
  if (issue.verdict === "real") return null;
  if (issue.state === "dismissed") return { state: "dismissed", reason: issue.node.dataset.note || say("set_aside") };
  return issue.state === "known" && data.known ? { state: "known" } : null;
};

const baseline = () => {
  const rows = [];
  for (const issue of issues) {
    const found = standing(issue);
    const row = { fingerprint: fingerprint(issue), rule: issue.rule, path: pathOf(issue.doc), text: spanOf(issue) };
    if (found) rows.push(`  ${JSON.stringify({ ...row, ...found })}`);
  }
  const version = document.querySelector("meta[name=generator]").content.split(" ")[1];
  const tool = JSON.stringify({ name: "tqcheck", version });
  return `{"schema": "${SCHEMA}",\n "tool": ${tool},\n "issues": [\n${rows.join(",\n")}\n ]}\n`;
};

// A cell that a spreadsheet would read as a formula has an apostrophe put before it.
const cell = (value) => {
  const tame = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
};

const table = () => {
  const rows = [["path", "line", "severity", "tier", "rule", "state", "verdict", "reason", "text", "message", "fingerprint"]];
  for (const issue of issues) {
    const line = /\d+/.exec(issue.node.querySelector(".at").lastChild.textContent)?.[0] ?? "";
    const message = issue.node.querySelector("p:not([class])").textContent;
    rows.push([
      pathOf(issue.doc), line, issue.severity, issue.tier, issue.rule, issue.state, issue.verdict, issue.reason,
      spanOf(issue), message.trim(), fingerprint(issue),
    ]);
  }
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
};

const take = (text) => {
  let rows;
  try {
    const read = JSON.parse(text);
    rows = read.schema === SCHEMA ? read.issues : null;
  } catch (error) { /* said below */ }
  if (!Array.isArray(rows)) return tell(say("broken"));
  const free = new Map();
  for (const issue of issues) free.set(fingerprint(issue), [...(free.get(fingerprint(issue)) || []), issue]);
  const changes = [];
  for (const row of rows) {
    const some = free.get(String(row?.fingerprint)) || [];
    const place = Math.max(some.findIndex((issue) => pathOf(issue.doc) === row.path), 0);
    const [issue] = some.splice(place, 1);
    if (!issue) continue;
    const dismissed = row.state === "dismissed";
    changes.push([issue, dismissed ? "false" : "later", String(row.reason || "")]);
  }
  if (changes.length) settle(changes);
  return tell(say("imported", { n: changes.length, left: rows.length - changes.length }));
};

on("export-baseline", "click", () => download("tqcheck-baseline.json", "application/json", baseline()));
on("export-csv", "click", () => download("tqcheck-triage.csv", "text/csv", table()));
on("import-baseline", "change", async (event) => {
  const [chosenFile] = event.target.files;
  if (chosenFile) take(await chosenFile.text());
  event.target.value = "";
});
