// Moving from issue to issue and from article to article; what is pointed at on one side is shown on the other.

let current = null;

const count = () => {
  const place = current ? visible.indexOf(current) + 1 : 0;
  if (byId("counter")) byId("counter").textContent = `${place || "–"} / ${visible.length}`;
};

const leave = () => {
  if (!current) return;
  current.node.classList.remove("on");
  current.node.removeAttribute("aria-current");
  for (const piece of current.pieces) piece.classList.remove("on");
  current.doc.classList.remove("here");
  current = null;
};

// Brings a card into view inside its own scrolling column, without moving the page.
const reveal = (card) => {
  const column = card.closest(".side");
  if (column.scrollHeight <= column.clientHeight) return;
  const top = card.getBoundingClientRect().top - column.getBoundingClientRect().top + column.scrollTop;
  column.scrollTo({ top: Math.max(top - column.clientHeight / 3, 0), behavior: calm });
};

const go = (issue, scroll = true) => {
  leave();
  current = issue;
  dress(issue);
  issue.node.classList.add("on");
  issue.node.setAttribute("aria-current", "true");
  issue.doc.classList.add("here");
  for (const piece of issue.pieces) piece.classList.add("on");
  const home = issue.pieces.find((piece) => !piece.closest(".src")) || issue.pieces[0];
  if (scroll && home) home.scrollIntoView({ block: "center", behavior: calm });
  reveal(issue.node);
  // The issue is read aloud, and Tab goes on from here; a button that is being pressed keeps its focus.
  const link = issue.node.querySelector("h3 a");
  const heading = issue.node.querySelector("h3").textContent.replace(link.textContent, "").trim();
  link.ariaLabel = `${say("issue", { n: link.textContent })}, ${heading}. ${say("to_text")}`;
  if (!document.activeElement.closest(".move, .acts")) link.focus({ preventScroll: true });
  count();
  writeHash();
};

const step = (by) => {
  if (!visible.length) return;
  const place = current ? visible.indexOf(current) : by > 0 ? -1 : 0;
  go(visible[(place + by + visible.length) % visible.length]);
};

const stepFile = (by) => {
  const firsts = visible.filter((issue, place) => !place || issue.doc !== visible[place - 1].doc);
  if (!firsts.length) return;
  const place = current ? firsts.findIndex((issue) => issue.doc === current.doc) : by > 0 ? -1 : 0;
  go(firsts[(place + by + firsts.length) % firsts.length]);
};

const goTo = (doc) => {
  if (doc.tagName === "DETAILS") doc.open = true;
  doc.scrollIntoView({ block: "start", behavior: calm });
  const heading = doc.querySelector("h2");
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
};

// The issue of the article that stands nearest to a place on its strip.
const onStrip = (strip, x) => {
  const doc = strip.closest(".doc");
  const box = strip.getBoundingClientRect();
  const wanted = (x - box.left) / box.width;
  const all = doc.querySelector("article").textContent.length;
  let best = null;
  for (const issue of visible.filter((each) => each.doc === doc)) {
    const range = document.createRange();
    range.setStart(doc.querySelector("article"), 0);
    range.setEndBefore(issue.pieces[issue.pieces.length - 1]);
    const off = Math.abs(range.toString().length / all - wanted);
    if (!best || off < best.off) best = { issue, off };
  }
  if (best) go(best.issue);
};

const near = (event) => {
  const target = event.target.closest("[data-i]");
  if (!target) return;
  const yes = event.type === "pointerover";
  for (const number of target.dataset.i.split(" ")) {
    const issue = byNumber.get(number);
    for (const node of [issue.node, ...issue.pieces]) node.classList.toggle("near", yes);
  }
};
document.addEventListener("pointerover", near);
document.addEventListener("pointerout", near);

// The bar may need two lines: what sticks below it has to know.
const bar = document.querySelector(".bar");
if (bar) {
  new ResizeObserver(() => document.documentElement.style.setProperty("--bar", `${bar.offsetHeight}px`)).observe(bar);
}
