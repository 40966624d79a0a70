// Words selected in the text fill the slot that is chosen: the place is counted in code points, as the record does.

const text = document.getElementById("text");
const slot = document.getElementById("slot");
const value = document.getElementById("value");
const chosen = document.getElementById("chosen");
const edits = document.getElementById("edits");
let place = null; // "START-END" of the words selected last

const length = (string) => [...string].length;

/** Where a point of the page stands in the document; null outside of its words. */
function offsetOf(node, offset) {
  const from = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const piece = from.closest("[data-at]");
  if (!piece || !text.contains(piece)) return null;
  const range = document.createRange();
  range.setStart(piece, 0);
  range.setEnd(node, offset);
  return Number(piece.dataset.at) + length(range.toString());
}

function selected() {
  const selection = getSelection();
  if (selection.isCollapsed || !selection.rangeCount) return;
  const range = selection.getRangeAt(0);
  const start = offsetOf(range.startContainer, range.startOffset);
  const end = offsetOf(range.endContainer, range.endOffset);
  if (start === null || end === null || end <= start) return;
  const words = range.toString();
  const before = length(words) - length(words.trimStart());
  const after = length(words) - length(words.trimEnd());
  if (end - after <= start + before) return;
  place = `${start + before}-${end - after}`;
  chosen.textContent = words.trim();
}

function put(line) {
  edits.value = [...edits.value.split("\n").filter((one) => one.trim()), line].join("\n");
}

document.addEventListener("selectionchange", selected);

document.getElementById("put").addEventListener("click", () => {
  const plain = slot.selectedOptions[0].dataset.plain;
  if (place !== null && !plain) put(`${slot.value}.at=${place}`);
  if (value.value.trim()) put(`${slot.value}=${value.value.trim()}`);
  place = null;
  chosen.textContent = "";
  value.value = "";
});

document.getElementById("empty").addEventListener("click", () => put(`${slot.value}=`));

slot.addEventListener("change", () => {
  const known = (slot.selectedOptions[0].dataset.plain ?? "").split(" ").filter(Boolean);
  document.getElementById("known").replaceChildren(...known.map((one) => new Option(one, one)));
});

document.getElementById("setter").hidden = false;
text.querySelector("mark")?.scrollIntoView({ block: "center" });
