// The ledger: the button for what is selected shows when something is, and facets fold where the screen is narrow.

const form = document.getElementById("picked");
const button = form.querySelector("button");
const label = button.textContent;

function show() {
  const count = document.querySelectorAll("input[name=id]:checked").length;
  button.hidden = count === 0;
  button.textContent = `${label} (${count})`;
}

document.addEventListener("change", (event) => { if (event.target.name === "id") show(); });
show();

if (matchMedia("(max-width: 860px)").matches) document.getElementById("facets").removeAttribute("open");
