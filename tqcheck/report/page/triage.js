// Triage: what the reader thinks of each issue. It stays in this browser, under the digest of the report.

const kept = `triage.${data.report}`;
const past = []; // for undoing: what issues were before, a list for each act

const button = (text, style, action) => {
  const made = document.createElement("button");
  made.type = "button";
  made.className = style;
  made.textContent = text;
  made.addEventListener("click", action);
  return made;
};

const copy = (text, where) => {
  const done = () => { where.textContent = say("copied"); setTimeout(() => { where.textContent = say("copy"); }, 1500); };
  const byHand = () => {
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
    done();
  };
  if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, byHand);
  else byHand();
};

// What a line of a mend comes to, without what it takes out.
const mended = (line) =>
  [...line.childNodes].filter((node) => !["DEL", "BUTTON"].includes(node.nodeName)).map((node) => node.textContent).join("");

// The buttons of a card are made when it comes near the window: 20,000 cards need few of them.
const dress = (issue) => {
  if (issue.dressed) return;
  issue.dressed = true;
  for (const line of every(".fix", issue.node)) {
    const made = button(say("copy"), "copy", () => copy(mended(line), made));
    made.lang = data.lang;
    line.append(made);
  }
  const acts = document.createElement("p");
  acts.className = "acts";
  for (const verdict of ["real", "false", "later"]) {
    const made = button(say(verdict), "", () => judge(issue, verdict));
    made.dataset.verdict = verdict;
    acts.append(made);
  }
  issue.node.append(acts);
  showVerdict(issue);
};

const showVerdict = (issue) => {
  const { node, verdict, reason } = issue;
  if (verdict) node.dataset.verdict = verdict;
  else delete node.dataset.verdict;
  for (const each of every(".acts button", node)) each.setAttribute("aria-pressed", String(each.dataset.verdict === verdict));
  node.querySelector(".told")?.remove();
  if (!verdict) return;
  const told = document.createElement("p");
  told.className = "told";
  told.textContent = [say(verdict), reason].filter(Boolean).join(" · ");
  const acts = node.querySelector(".acts");
  if (acts) acts.before(told);
  else node.append(told);
};

const progress = () => {
  const sorted = issues.filter((issue) => issue.verdict).length;
  const total = issues.filter((issue) => issue.state === "new" || issue.verdict).length;
  if (byId("progress")) byId("progress").textContent = sorted ? say("progress", { n: sorted, total }) : "";
  weigh();
};

const keep = () => {
  const rows = issues.filter((issue) => issue.verdict).map(({ key, verdict, reason }) => [key, reason ? { verdict, reason } : { verdict }]);
  store.set(kept, JSON.stringify(Object.fromEntries(rows)));
  progress();
};

// Every verdict given at once is undone at once.
const settle = (changes) => {
  past.push(changes.map(([issue]) => [issue, issue.verdict, issue.reason]));
  put(changes);
};

const put = (changes) => {
  for (const [issue, verdict, reason] of changes) {
    Object.assign(issue, { verdict, reason, text: undefined });
    showVerdict(issue);
  }
  keep();
  if (chosen.sorted.size) filter();
};

const judge = (issue, verdict) => {
  if (issue.verdict === verdict) settle([[issue, "", ""]]);
  else if (verdict === "false") ask(issue);
  else settle([[issue, verdict, ""]]);
  tell(`${say("issue", { n: issue.node.querySelector("h3 a").textContent })}: ${issue.verdict ? say(issue.verdict) : "–"}`);
};

const undo = () => {
  const before = past.pop();
  tell(before ? say("undone") : say("nothing"));
  if (!before) return;
  put(before);
  if (before.length === 1 && before[0][0].shown) go(before[0][0]);
};

// A false alarm needs a reason: the baseline is read by others.
let asked = null;
const ask = (issue) => {
  asked = issue;
  byId("reason").querySelector(".passage").textContent = spanOf(issue).slice(0, 200);
  byId("reason-text").value = issue.reason;
  byId("reason").returnValue = "";
  byId("reason").showModal();
  byId("reason-text").focus();
};
on("reason", "close", () => {
  const reason = byId("reason-text").value.trim();
  if (asked && byId("reason").returnValue === "ok" && reason) settle([[asked, "false", reason]]);
  asked = null;
});
on("reason-cancel", "click", () => byId("reason").close("cancel"));

const remember = () => {
  let rows = {};
  try { rows = JSON.parse(store.get(kept)) || {}; } catch (error) { /* not ours */ }
  for (const issue of issues) {
    const row = rows[issue.key];
    if (!row || !["real", "false", "later"].includes(row.verdict)) continue;
    issue.verdict = row.verdict;
    issue.reason = String(row.reason || "");
    showVerdict(issue);
  }
  progress();
};

const watch = new IntersectionObserver((entries) => {
  for (const entry of entries.filter((each) => each.isIntersecting)) {
    watch.unobserve(entry.target);
    for (const issue of issues) if (issue.doc === entry.target) dress(issue);
  }
}, { rootMargin: "800px" });
for (const doc of docs) watch.observe(doc);
