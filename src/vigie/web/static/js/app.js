// What every page has: keys to go about, the list of keys, the light. A page works without any of it.

const typing = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;
const keys = document.getElementById("keys");
let waiting = 0; // until when a letter after "g" opens a door

const rows = () => [...document.querySelectorAll("[data-row]")];
const here = () => document.querySelector("[data-row].here");

/** Put the mark on a row, and let whoever cares know. */
export function goTo(row) {
  if (!row) return;
  here()?.classList.remove("here");
  row.classList.add("here");
  row.scrollIntoView({ block: "nearest" });
  row.dispatchEvent(new CustomEvent("here", { bubbles: true }));
}

function step(by) {
  const all = rows();
  if (all.length === 0) return;
  const at = all.indexOf(here());
  goTo(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by))]);
}

const follow = (selector) => document.querySelector(selector)?.click();

const acts = {
  "/": () => document.getElementById("find").focus(),
  "?": () => keys.showModal(),
  j: () => step(1),
  k: () => step(-1),
  x: () => here()?.querySelector("input[type=checkbox]")?.click(),
  Enter: () => here()?.querySelector("a[data-open]")?.click(),
  "[": () => follow("a[rel=prev]"),
  "]": () => follow("a[rel=next]"),
  g: () => { waiting = Date.now() + 1500; },
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
  if (event.key === "Escape" && typing(event.target)) event.target.blur();
  if (typing(event.target)) return;
  if (event.key === "Enter" && event.target.closest("a, button, summary")) return;
  const door = Date.now() < waiting && document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  const act = door ? () => door.click() : Object.hasOwn(acts, event.key) && acts[event.key];
  if (event.key !== "g") waiting = 0;
  if (!act) return;
  event.preventDefault();
  act();
});

const help = document.getElementById("keys-open");
help.hidden = false;
help.addEventListener("click", () => keys.showModal());
