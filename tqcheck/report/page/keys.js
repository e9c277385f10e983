// Keys and clicks, and how the page begins.

const turn = () => {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  store.set("theme", root.dataset.theme);
};

const toggleHelp = () => (byId("help").open ? byId("help").close() : byId("help").showModal());
const sort = (verdict) => () => { if (current) judge(current, verdict); };
const severity = (key) => () => { if (every(".filter").some((each) => each.dataset.key === key)) toggle("severity", key); };

const keys = {
  j: () => step(1), k: () => step(-1), n: () => stepFile(1), p: () => stepFile(-1),
  a: sort("real"), d: sort("false"), l: sort("later"), u: undo,
  1: severity("critical"), 2: severity("major"), 3: severity("minor"), 0: showAll,
  "/": () => byId("search")?.focus(),
  e: () => { if (current) explain(current.rule); },
  c: () => current?.node.querySelector(".copy")?.click(),
  s: () => document.documentElement.classList.toggle("alone"),
  t: turn, "?": toggleHelp,
};

const escape = () => {
  const menu = document.querySelector(".menu[open]");
  if (menu) { menu.open = false; menu.querySelector("summary").focus(); return; }
  leave(); count(); writeHash();
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input:not([type=checkbox]), textarea, select")) {
    if (event.target.id === "search" && ["Enter", "Escape"].includes(event.key)) leaveSearch();
    return;
  }
  const open = document.querySelector("dialog[open]");
  if (open) {
    if (event.key === "?" && open.id === "help") { event.preventDefault(); open.close(); }
    return; // Escape closes it by itself
  }
  if (event.key === "Escape") return escape();
  const action = Object.hasOwn(keys, event.key) && byId("keys").checked && keys[event.key];
  if (!action) return;
  event.preventDefault();
  action();
});

const onMark = (piece) => {
  const all = piece.dataset.i.split(" ").map((number) => byNumber.get(number)).filter((issue) => issue.shown);
  go(all[(all.indexOf(current) + 1) % all.length], false); // again on overlapping spans: the next of them
};

document.addEventListener("click", (event) => {
  const { target } = event;
  for (const menu of every(".menu[open]")) if (!menu.contains(target)) menu.open = false;
  const pressed = target.closest(".filter");
  if (pressed) return toggle(pressed.dataset.group, pressed.dataset.key);
  if (target.closest("button, input, label, summary, dialog")) return;
  const rule = target.closest("a[href^='#r-']");
  const doc = target.closest("a[href^='#d']");
  const strip = target.closest(".strip");
  const piece = target.closest("article mark:not(.off)");
  const issue = issueOf(target);
  if (rule || doc || strip) event.preventDefault();
  if (rule) return explain(rule.hash.slice(3));
  if (doc) return goTo(byId(doc.hash.slice(1)));
  if (strip) return onStrip(strip, event.clientX);
  if (!(piece || issue) || getSelection().toString()) return; // selecting text is not a click
  event.preventDefault();
  if (piece) return onMark(piece);
  go(issue);
});

on("next", "click", () => step(1));
on("previous", "click", () => step(-1));
on("show-all", "click", showAll);
on("theme", "click", turn);
on("help-button", "click", toggleHelp);
on("undo", "click", undo);
on("file", "change", (event) => { file = event.target.value; filter(); });
let typing = 0;
on("search", "input", (event) => { clearTimeout(typing); typing = setTimeout(() => find(event.target.value), 120); });
const leaveSearch = () => {
  clearTimeout(typing);
  find(byId("search").value);
  byId("search").blur();
};
on("keys", "change", (event) => store.set("keys", event.target.checked ? "on" : "off"));
byId("keys").checked = store.get("keys") !== "off";

// On paper everything stands open.
let closed = [];
addEventListener("beforeprint", () => {
  closed = every("details:not([open], .menu)");
  for (const each of closed) each.open = true;
});
addEventListener("afterprint", () => { for (const each of closed) each.open = false; });

const begin = () => {
  const wanted = readHash();
  leave();
  if (issues.length) filter();
  const again = performance.getEntriesByType("navigation")[0]?.type === "reload"; // the place is kept
  if (wanted && wanted.shown) go(wanted, !again);
};
addEventListener("hashchange", () => { if (/=|^#f-/.test(location.hash)) begin(); });
remember();
begin();
