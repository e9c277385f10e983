// The index that can be sorted, the weights that can be changed, the drawer with what is said of a rule.

const weights = byId("weights");
const weigh = () => {
  if (!weights) return;
  const words = Number(weights.dataset.words);
  let total = 0;
  for (const input of every("input", weights)) {
    const { severity } = input.dataset;
    const n = issues.filter((issue) =>
      issue.severity === severity && issue.tier === "A" && issue.state === "new" && issue.verdict !== "false").length;
    const [, amount, , penalty] = input.closest("tr").children;
    const weighted = n * (Number(input.value) || 0);
    amount.textContent = figure(n, 0);
    penalty.textContent = figure(weighted);
    total += weighted;
  }
  byId("penalty").textContent = figure(words ? (total * 1000) / words : 0);
};
weights?.addEventListener("input", weigh);

const index = byId("index");
const valueIn = (row, column) => {
  const text = row.children[column].textContent.trim();
  return column ? Number(text.replace(/[\s\u202f]/g, "").replace(",", ".").replace("·", "")) || 0 : text;
};
const sortIndex = (column) => {
  const heads = [...index.tHead.rows[0].cells];
  const down = column ? heads[column].ariaSort !== "descending" : heads[column].ariaSort === "ascending";
  const body = index.tBodies[0];
  const compare = new Intl.Collator(data.lang, { numeric: true }).compare;
  const rows = [...body.rows].map((row) => [valueIn(row, column), row]);
  rows.sort(([a], [b]) => (column ? a - b : compare(a, b)) * (down ? -1 : 1));
  body.append(...rows.map(([, row]) => row));
  for (const head of heads) head.removeAttribute("aria-sort");
  heads[column].ariaSort = down ? "descending" : "ascending";
};
if (index) {
  for (const [column, head] of [...index.tHead.rows[0].cells].entries()) {
    head.replaceChildren(button(head.textContent, "", () => sortIndex(column)));
  }
  for (const row of index.tBodies[0].rows) {
    const link = row.querySelector("a");
    row.dataset.doc = link.hash.slice(2);
    if (row.matches(":not(:has(em))")) byId("file")?.append(new Option(link.textContent, row.dataset.doc));
  }
}

const explain = (code) => {
  const section = byId(`r-${code}`);
  if (!section) return;
  const shown = section.cloneNode(true);
  shown.removeAttribute("id");
  byId("drawer").querySelector(".body").replaceChildren(shown);
  byId("drawer").showModal();
  byId("drawer").scrollTop = 0;
};
for (const id of ["drawer", "help"]) {
  on(id, "click", (event) => { if (event.target === byId(id)) byId(id).close(); }); // on what lies behind it
}

for (const tab of every("[data-compare]")) {
  tab.addEventListener("click", () => {
    const key = tab.dataset.compare;
    if (key === "gone") {
      if (byId("gone")) byId("gone").open = !byId("gone").open;
      return showFilters();
    }
    chosen.state = new Set(states() === key ? [] : [key]);
    return filter();
  });
}
on("gone", "toggle", showFilters);

const command = byId("command");
if (command) {
  const made = button(say("copy"), "copy", () => copy(command.textContent, made));
  command.after(" ", made);
}
