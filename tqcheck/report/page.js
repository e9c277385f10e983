"use strict";
// The page is complete without this script: it adds moving from issue to issue, filters, the theme and the help.
(() => {
  const all = [...document.querySelectorAll(".card")];
  const counter = document.getElementById("counter");
  const help = document.getElementById("help");
  const clear = document.getElementById("all");
  const filters = [...document.querySelectorAll(".filter")];
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const chosen = { severity: new Set(), confidence: new Set(), family: new Set() };
  const pieces = new Map(); // number of an issue -> its marks and pin in the text
  for (const piece of document.querySelectorAll("article [data-i]")) {
    for (const number of piece.dataset.i.split(" ")) {
      if (!pieces.has(number)) pieces.set(number, []);
      pieces.get(number).push(piece);
    }
  }
  let visible = all;
  let current = null;

  const piecesOf = (card) => pieces.get(card.dataset.i) || [];

  const tell = () => {
    if (!counter) return;
    const place = current ? visible.indexOf(current) + 1 : 0;
    counter.textContent = `${place || "–"} / ${visible.length}`;
  };

  const keep = () => {
    const state = new URLSearchParams();
    for (const [group, keys] of Object.entries(chosen)) if (keys.size) state.set(group, [...keys].join("."));
    if (current) state.set("issue", current.dataset.fingerprint);
    const hash = state.toString();
    try { history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search); } catch (error) { /* an opaque origin */ }
  };

  const leave = () => {
    if (!current) return;
    current.classList.remove("on");
    current.removeAttribute("aria-current");
    for (const piece of piecesOf(current)) piece.classList.remove("on");
    current.closest(".doc").classList.remove("here");
    current = null;
  };

  // Brings a card into view inside its own scrolling column, without moving the page.
  const reveal = (card) => {
    const column = card.closest("aside");
    if (column.scrollHeight <= column.clientHeight) return;
    const top = card.getBoundingClientRect().top - column.getBoundingClientRect().top + column.scrollTop;
    column.scrollTo({ top: Math.max(top - column.clientHeight / 3, 0), behavior: calm ? "auto" : "smooth" });
  };

  const go = (card, scroll = true) => {
    leave();
    current = card;
    card.classList.add("on");
    card.setAttribute("aria-current", "true");
    card.closest(".doc").classList.add("here");
    const found = piecesOf(card);
    for (const piece of found) piece.classList.add("on");
    if (scroll && found.length) found[0].scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    reveal(card);
    // The reason is read aloud, and Tab goes on from here; a button that is being pressed keeps its focus.
    if (!document.activeElement.closest(".move")) card.querySelector(".ordinal").focus({ preventScroll: true });
    tell();
    keep();
  };

  const step = (by) => {
    if (!visible.length) return;
    const place = current ? visible.indexOf(current) : by > 0 ? -1 : 0;
    go(visible[(place + by + visible.length) % visible.length]);
  };

  const shows = (card) =>
    Object.entries(chosen).every(([group, keys]) => !keys.size || keys.has(card.dataset[group]));

  const filter = () => {
    visible = all.filter(shows);
    const kept = new Set(visible);
    for (const card of all) card.hidden = !kept.has(card);
    const numbers = new Set(visible.map((card) => card.dataset.i));
    for (const piece of document.querySelectorAll("article [data-i]")) {
      piece.classList.toggle("off", !piece.dataset.i.split(" ").some((number) => numbers.has(number)));
    }
    // A filter leaves only the articles in which something is shown.
    const some = Object.values(chosen).some((keys) => keys.size);
    const docs = new Set(visible.map((card) => card.closest(".doc").id));
    for (const doc of document.querySelectorAll(".doc")) doc.hidden = some && !docs.has(doc.id);
    for (const line of document.querySelectorAll(".index [data-doc]")) line.hidden = some && !docs.has(line.dataset.doc);
    for (const list of document.querySelectorAll(".index .without")) list.hidden = some;
    document.getElementById("filtered").hidden = visible.length > 0;
    for (const button of filters) {
      button.setAttribute("aria-pressed", String(chosen[button.dataset.group].has(button.dataset.key)));
    }
    const families = document.getElementById("families");
    if (families) families.textContent = chosen.family.size || "";
    if (clear) clear.hidden = !some;
    if (current && !kept.has(current)) leave();
    tell();
    keep();
  };

  const showAll = () => {
    for (const keys of Object.values(chosen)) keys.clear();
    filter();
  };

  const turn = () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    try { localStorage.setItem("tqcheck.theme", root.dataset.theme); } catch (error) { /* storage is barred */ }
  };

  const toggleHelp = () => (help.open ? help.close() : help.showModal());

  const keys = {
    j: () => step(1), n: () => step(1), k: () => step(-1), p: () => step(-1), a: showAll, t: turn, "?": toggleHelp,
    Escape: () => {
      const menu = document.querySelector(".families[open]");
      if (menu) menu.open = false;
      else { leave(); tell(); keep(); }
    },
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    if (help.open && event.key !== "?") return;
    const action = keys[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });

  document.addEventListener("click", (event) => {
    const menu = document.querySelector(".families[open]");
    if (menu && !menu.contains(event.target)) menu.open = false;
    const button = event.target.closest(".filter");
    if (button) {
      const group = chosen[button.dataset.group];
      if (!group.delete(button.dataset.key)) group.add(button.dataset.key);
      filter();
      return;
    }
    const piece = event.target.closest("article [data-i]:not(.off)");
    if (piece) {
      if (getSelection().toString()) return; // selecting text is not a click
      event.preventDefault();
      const numbers = piece.dataset.i.split(" ");
      const cards = visible.filter((card) => numbers.includes(card.dataset.i));
      go(cards[(cards.indexOf(current) + 1) % cards.length], false); // again on overlapping spans: the next of them
      return;
    }
    const card = event.target.closest(".card");
    if (card && !getSelection().toString()) {
      event.preventDefault();
      go(card);
    }
  });

  // What the pointer is on, in the text or beside it, is shown on the other side too.
  const cardOf = new Map(all.map((card) => [card.dataset.i, card]));
  const near = (event) => {
    const target = event.target.closest("[data-i]");
    if (!target) return;
    const yes = event.type === "pointerover";
    for (const number of target.dataset.i.split(" ")) {
      cardOf.get(number).classList.toggle("near", yes);
      for (const piece of pieces.get(number) || []) piece.classList.toggle("near", yes);
    }
  };
  document.addEventListener("pointerover", near);
  document.addEventListener("pointerout", near);

  // The bar may need two lines: what sticks below it has to know.
  const bar = document.querySelector(".bar");
  if (bar) {
    const measure = () => document.documentElement.style.setProperty("--bar", `${bar.offsetHeight}px`);
    new ResizeObserver(measure).observe(bar);
  }

  const on = (id, action) => document.getElementById(id)?.addEventListener("click", action);
  on("next", () => step(1));
  on("previous", () => step(-1));
  on("all", showAll);
  on("theme", turn);
  on("help-button", toggleHelp);

  // A link may name filters and an issue: #severity=major&issue=0123456789abcdef
  const asked = new URLSearchParams(location.hash.slice(1));
  for (const group of Object.keys(chosen)) {
    for (const key of (asked.get(group) || "").split(".")) {
      if (filters.some((button) => button.dataset.group === group && button.dataset.key === key)) chosen[group].add(key);
    }
  }
  const wanted = all.find((card) => card.dataset.fingerprint === asked.get("issue"));
  if (Object.values(chosen).some((group) => group.size)) filter();
  if (wanted) go(wanted);
})();
