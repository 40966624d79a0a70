// Check: Ctrl+Enter sends what was pasted; a button that was pressed says that it is at work.

const form = document.getElementById("article");
form.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});
form.addEventListener("submit", () => form.setAttribute("aria-busy", "true"));
