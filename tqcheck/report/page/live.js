"use strict";
// Only in the pages that `tqcheck watch` writes: look for the next state of this file, without losing the reader's place.
(() => {
  const key = `tqcheck.place:${location.pathname}`;
  const opened = performance.now();

  const restore = () => {
    try {
      const [top, column] = JSON.parse(sessionStorage.getItem(key) || "[]");
      if (top === undefined) return;
      sessionStorage.removeItem(key);
      scrollTo({ top, behavior: "instant" });
      for (const [index, each] of [...document.querySelectorAll(".side")].entries()) each.scrollTop = column[index] || 0;
    } catch (error) { /* storage is barred: the browser keeps the place of the page itself */ }
  };

  // Somebody who types, marks a passage or reads a dialog is not disturbed.
  const busy = () =>
    document.hidden || document.querySelector("dialog[open]") !== null || !getSelection().isCollapsed ||
    (document.activeElement !== null && document.activeElement.matches("input, textarea, select, [contenteditable]"));

  const renew = () => {
    if (busy()) return;
    const columns = [...document.querySelectorAll(".side")].map((each) => each.scrollTop);
    try { sessionStorage.setItem(key, JSON.stringify([scrollY, columns])); } catch (error) { /* see restore */ }
    location.reload();
  };

  addEventListener("load", () => {
    restore();
    // A large page takes long to build: it is not built again before it has been readable for four times as long.
    setInterval(renew, Math.max(1000, 4 * (performance.now() - opened)));
  });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) renew(); });
})();
