// The reader: the claim that is chosen lights up its words in the text; j and k go from one to the next.

const article = document.querySelector(".reader");

function light(claim) {
  article.classList.toggle("picked", claim !== null);
  let first = null;
  for (const mark of article.querySelectorAll("mark.slot")) {
    const lit = claim !== null && mark.dataset.claims.split(" ").includes(claim);
    mark.classList.toggle("lit", lit);
    if (lit) first ??= mark;
  }
  return first;
}

article.addEventListener("here", (event) => {
  light(event.target.id);
  const note = event.target.getBoundingClientRect();
  const height = innerHeight;
  if (note.top < 90 || note.bottom > height - 60) event.target.closest(".block").scrollIntoView({ block: "center" });
  history.replaceState(null, "", `?claim=${event.target.id}#${event.target.id}`);
});

// A click on words goes to the first claim they are of; the same words again, to the next one.
article.addEventListener("click", (event) => {
  const mark = event.target.closest("mark.slot");
  if (!mark || getSelection().toString()) return;
  const claims = mark.dataset.claims.split(" ").filter((id) => document.getElementById(id));
  if (claims.length === 0) return;
  const now = claims.indexOf(article.querySelector(".notes .here")?.id);
  const note = document.getElementById(claims[(now + 1) % claims.length]);
  article.querySelector(".notes .here")?.classList.remove("here");
  note.classList.add("here");
  light(note.id);
  history.replaceState(null, "", `?claim=${note.id}#${note.id}`);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  article.querySelector(".notes .here")?.classList.remove("here");
  light(null);
});
