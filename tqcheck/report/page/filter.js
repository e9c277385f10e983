// Filters: buttons, one article, free text. They are kept in the hash, and issues that are set aside start hidden.

const groups = ["severity", "tier", "state", "sorted", "family", "rule"];
const chosen = Object.fromEntries(groups.map((group) => [group, new Set()]));
const usual = issues.some((issue) => issue.state !== "new") ? "new" : ""; // the states that are shown at first
let words = [];
let file = "";
let visible = issues;

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const textOf = (issue) => (issue.text ??= fold(`${issue.node.textContent} ${spanOf(issue)} ${nameOf(issue.doc)}`));
const valueOf = (issue, group) => (group === "sorted" ? issue.verdict || "open" : issue[group]);
const states = () => [...chosen.state].join(".");

const narrowed = () =>
  Boolean(words.length || file) || groups.some((group) => group !== "state" && chosen[group].size) || states() !== usual;

const passes = (issue) =>
  groups.every((group) => !chosen[group].size || chosen[group].has(valueOf(issue, group))) &&
  (!file || issue.doc.id === `d${file}`) &&
  words.every((word) => textOf(issue).includes(word));

const writeHash = () => {
  const parts = [];
  for (const group of groups) {
    const keys = [...chosen[group]].join(".");
    if (group === "state" ? keys !== usual : keys) parts.push(`${group}=${keys || "all"}`);
  }
  if (file) parts.push(`file=${file}`);
  if (words.length) parts.push(`text=${encodeURIComponent(byId("search").value.trim())}`);
  if (current) parts.push(current.key);
  const hash = parts.join("&");
  try { history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search); } catch (error) { /* an opaque origin */ }
};

const showFilters = () => {
  for (const button of every(".filter")) {
    button.setAttribute("aria-pressed", String(chosen[button.dataset.group].has(button.dataset.key)));
  }
  for (const count of every("[data-chosen]")) count.textContent = chosen[count.dataset.chosen].size || "";
  for (const tab of every("[data-compare]")) {
    const key = tab.dataset.compare;
    tab.setAttribute("aria-pressed", String(key === "gone" ? Boolean(byId("gone")?.open) : states() === key));
  }
  if (byId("show-all")) byId("show-all").hidden = !narrowed();
};

const filter = () => {
  visible = [];
  const kept = new Set();
  for (const issue of issues) {
    const shows = passes(issue);
    if (shows) { visible.push(issue); kept.add(issue.doc); }
    if (shows !== issue.shown) { issue.shown = shows; issue.node.hidden = !shows; }
  }
  for (const piece of pieces) {
    const off = !piece.owners.some((issue) => issue.shown);
    if (off !== piece.off) { piece.off = off; piece.node.classList.toggle("off", off); }
  }
  // A filter leaves only the articles in which something is shown.
  const some = narrowed();
  for (const doc of docs) doc.hidden = some && !kept.has(doc);
  for (const row of every("#index tbody tr")) row.hidden = some && byId(`d${row.dataset.doc}`).hidden;
  byId("filtered").hidden = visible.length > 0 || !issues.length;
  if (current && !current.shown) leave();
  showFilters();
  count();
  writeHash();
};

const toggle = (group, key) => {
  if (!chosen[group].delete(key)) chosen[group].add(key);
  filter();
};

const find = (text) => {
  words = fold(text).split(/\s+/).filter(Boolean);
  filter();
};

const showAll = () => {
  for (const group of groups) chosen[group].clear();
  words = [];
  file = "";
  if (byId("search")) byId("search").value = "";
  if (byId("file")) byId("file").value = "";
  filter();
};

// #severity=major.minor&text=mot&f-0123456789abcdef: filters and an issue, each of which may be missing.
const readHash = () => {
  const parts = location.hash.slice(1).split("&");
  const asked = new Map(parts.filter((part) => part.includes("=")).map((part) => part.split("=", 2)));
  for (const group of groups) {
    const keys = (asked.get(group) ?? (group === "state" ? usual : "")).split(".");
    chosen[group] = new Set(keys.filter((key) => every(".filter").some((each) => each.dataset.group === group && each.dataset.key === key)));
  }
  file = byId("file") && byId(`d${asked.get("file")}`) ? asked.get("file") : "";
  if (byId("file")) byId("file").value = file;
  let text = "";
  try { text = decodeURIComponent(asked.get("text") || ""); } catch (error) { /* no text of ours */ }
  if (byId("search")) byId("search").value = text;
  words = fold(text).split(/\s+/).filter(Boolean);
  return issues.find((issue) => parts.includes(issue.key));
};
