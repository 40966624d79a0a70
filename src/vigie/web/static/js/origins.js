// Who quotes whom, drawn from the text tree: origins on the left, what came of them to the right, copies folded.

const graph = document.getElementById("graph");
const drawing = graph.querySelector(".drawing");
const HIGH = 34, WIDE = 250, ROOM = 34;

const shorten = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

function node(item) {
  const own = item.querySelector(":scope > .name, :scope > details > summary > .name");
  const note = item.querySelector(":scope > .note, :scope > details > summary > .note");
  const children = [...item.querySelectorAll(":scope > ul > li, :scope > details > ul > li")].map(node);
  const copies = item.dataset.kind === "copies";
  return {
    item,
    name: own.textContent.trim(),
    note: note?.textContent.trim() ?? "",
    kind: item.dataset.kind,
    here: item.classList.contains("self"),
    href: own.querySelector("a")?.getAttribute("href"),
    children: copies && !item.querySelector("details").open ? [] : children,
  };
}

function show() {
  const d3 = globalThis.d3;
  const roots = [...document.querySelectorAll("#tree > ul > li")].map(node);
  const root = d3.hierarchy({ name: "", kind: "all", children: roots });
  d3.tree().nodeSize([HIGH, WIDE]).separation((a, b) => (a.parent === b.parent ? 1 : 1.25))(root);
  const shown = root.descendants().slice(1);
  const [top, bottom] = d3.extent(shown, (one) => one.x);
  const deep = d3.max(shown, (one) => one.depth);
  const width = deep * WIDE + ROOM, height = bottom - top + HIGH * 1.6;
  const svg = d3.create("svg").attr("width", width).attr("height", height).attr("aria-hidden", "true")
    .attr("viewBox", [WIDE - 10, top - HIGH * 0.8, width, height]);
  svg.append("g").attr("class", "links").selectAll("path")
    .data(root.links().filter((link) => link.source.depth > 0))
    .join("path").attr("d", d3.linkHorizontal().x((one) => one.y).y((one) => one.x))
    .attr("class", (link) => `to-${link.target.data.kind}`);
  const nodes = svg.append("g").selectAll("g").data(shown).join("g")
    .attr("class", (one) => `node k-${one.data.kind}${one.data.here ? " self" : ""}`)
    .attr("transform", (one) => `translate(${one.y},${one.x})`);
  nodes.append("circle").attr("r", (one) => ({ origin: 7, statement: 5, copies: 6 })[one.data.kind] ?? 4);
  nodes.append("text").attr("x", 11).attr("dy", (one) => (one.data.note ? "-.1em" : ".32em")).text((one) => shorten(one.data.name, 34));
  nodes.filter((one) => one.data.note).append("text").attr("class", "note").attr("x", 11).attr("dy", "1.05em").text((one) => shorten(one.data.note, 38));
  nodes.append("title").text((one) => [one.data.name, one.data.note].filter(Boolean).join(" · "));
  nodes.filter((one) => one.data.href || one.data.kind === "copies").classed("live", true).on("click", (event, one) => {
    if (one.data.kind !== "copies") { location.assign(one.data.href); return; }
    const fold = one.data.item.querySelector("details");
    fold.open = !fold.open;
  });
  drawing.replaceChildren(svg.node());
}

if (globalThis.d3 && document.querySelector("#tree li")) {
  graph.hidden = false;
  show();
  for (const fold of document.querySelectorAll("#tree details")) fold.addEventListener("toggle", show);
}
