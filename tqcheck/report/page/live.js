"use strict";
// Only in the pages that `tqcheck watch` writes: look for the next state of this file, without losing the reader's place.
(() => {
  const key = `tqcheck.place:${location.pathname}`;
  const columns = ".side, .index .wide"; // what scrolls beside the page itself
  const opened = performance.now();

  const restore = () => {
    try {
      const [top, places] = JSON.parse(sessionStorage.getItem(key) || "[]");
      if (top === undefined) return;
      sessionStorage.removeItem(key);
      scrollTo({ top, behavior: "instant" });
      for (const [index, each] of [...document.querySelectorAll(columns)].entries()) each.scrollTop = places[index] || 0;
    } catch (error) { /* storage is barred: the browser keeps the place of the page itself */ }
  };

  // Somebody who types, marks a passage, chooses or reads a dialog is not disturbed.
  const busy = () =>
    document.hidden || document.querySelector("dialog[open], details[open] > .choice") !== null || !getSelection().isCollapsed ||
    (document.activeElement !== null && document.activeElement.matches("input, textarea, select, [contenteditable]"));

  const renew = () => {
    if (busy()) return;
    const places = [...document.querySelectorAll(columns)].map((each) => each.scrollTop);
    try { sessionStorage.setItem(key, JSON.stringify([scrollY, places])); } catch (error) { /* see restore */ }
    location.reload();
  };

  addEventListener("load", () => {
    restore();
    // A large page takes long to build: it is not built again before it has been readable for four times as long.
    setInterval(renew, Math.max(1000, 4 * (performance.now() - opened)));
  });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) renew(); });
})();
