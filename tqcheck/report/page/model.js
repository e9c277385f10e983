// What the page holds, read from it once.

const byId = (id) => document.getElementById(id);
const every = (selector, root = document) => [...root.querySelectorAll(selector)];
const on = (id, event, action) => byId(id)?.addEventListener(event, action);
const data = JSON.parse(byId("tqcheck-data").textContent);
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";

const say = (key, values = {}) =>
  data.words[key].replace(/\{(\w+)\}/g, (whole, name) => (name === "_" ? "\u00a0" : String(values[name] ?? whole)));

const figure = (value, digits = 1) =>
  value.toLocaleString(data.lang, { minimumFractionDigits: digits, maximumFractionDigits: digits });

const tell = (sentence) => { byId("status").textContent = sentence; };

// Storage may be barred: then nothing is remembered, and all else works.
const store = {
  get(key) { try { return localStorage.getItem(`tqcheck.${key}`); } catch (error) { return null; } },
  set(key, value) { try { localStorage.setItem(`tqcheck.${key}`, value); } catch (error) { /* barred */ } },
};

const docs = every(".doc");
const issues = [];
const byNumber = new Map();
for (const doc of docs) {
  for (const node of doc.querySelectorAll(".cards > li")) {
    const rule = node.lastElementChild.firstElementChild.textContent;
    const issue = {
      node, doc, rule,
      number: node.id.slice(1),
      key: node.firstElementChild.firstElementChild.id,
      severity: node.className.split(" ")[0],
      family: data.rules[rule][0],
      tier: data.rules[rule][1],
      state: node.dataset.state || "new",
      verdict: "", reason: "", shown: true, pieces: [],
    };
    node.classList.add("card");
    node.dataset.i = issue.number;
    issues.push(issue);
    byNumber.set(issue.number, issue);
  }
}

// A mark without data-i belongs to the one issue that its link names.
const pieces = every("article mark").map((node) => {
  node.dataset.i ??= node.querySelector("a").getAttribute("href").slice(2);
  const owners = node.dataset.i.split(" ").map((number) => byNumber.get(number));
  for (const issue of owners) issue.pieces.push(node);
  return { node, owners, off: false };
});

const issueOf = (node) => {
  const card = node.closest(".card");
  return card && byNumber.get(card.dataset.i);
};

const nameOf = (doc) => doc.querySelector("h2").textContent;
const pathOf = (doc) => doc.dataset.path || nameOf(doc);

// The words of the article that an issue marks.
const spanOf = (issue) =>
  issue.pieces
    .filter((piece) => !piece.closest(".src"))
    .flatMap((piece) => [...piece.childNodes])
    .filter((node) => node.nodeName !== "A")
    .map((node) => node.textContent)
    .join("");
