// The queue by keyboard: a accepts, r rejects, c comments, e edits, u takes the last decision back.

const typing = (target) => target.closest("input, textarea, select") !== null;
const here = () => document.querySelector(".queue .here");
/** Put the mark on a row. app.js moves it; imported here it would be loaded a second time, and move it twice. */
function mark(row) {
  here()?.classList.remove("here");
  row?.classList.add("here");
}

const button = (act) => here()?.querySelector(`button[value="${act}"]`);

/** Reasons are typed first: the field is shown the way, Enter in it sends. */
function withWhy(act) {
  const row = here();
  if (!row) return;
  const field = row.querySelector("input[name=why]");
  if (field.value.trim()) { button(act).click(); return; }
  field.dataset.act = act;
  field.focus();
}

const acts = {
  a: () => button("accept")?.click(),
  r: () => withWhy("reject"),
  c: () => withWhy("comment"),
  e: () => here()?.querySelector("a[data-edit]")?.click(),
  u: () => document.querySelector("#undo button")?.click(),
};

let door = 0; // after "g" a letter opens a page, and decides nothing

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (typing(event.target)) {
    if (event.key === "Enter" && event.target.dataset.act && event.target.value.trim()) {
      event.preventDefault();
      event.target.form.querySelector(`button[value="${event.target.dataset.act}"]`).click();
    }
    return;
  }
  if (event.key === "g") { door = Date.now() + 1500; return; }
  const opens = Date.now() < door;
  door = 0;
  if (opens || !Object.hasOwn(acts, event.key)) return;
  event.preventDefault();
  acts[event.key]();
});

for (const form of document.querySelectorAll(".decide")) {
  form.addEventListener("focusin", () => {
    const row = form.closest("[data-row]");
    if (row !== here()) mark(row);
  });
}
mark(document.querySelector(".queue [data-row]"));
