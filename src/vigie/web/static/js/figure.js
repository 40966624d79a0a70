// The chart of a figure, drawn from the table behind it. Without d3, or without scripts, the table stays.

import { draw } from "./readings.js";

const chart = document.getElementById("chart");
const drawing = chart.querySelector(".drawing");
const log = document.getElementById("log");
const language = document.documentElement.lang;
const rows = [...document.querySelectorAll("table.readings tbody tr")];
const number = (text) => (text === "" || text === undefined ? null : Number(text));

const readings = rows.map((row, index) => ({
  index,
  first: row.dataset.first ? new Date(`${row.dataset.first}T00:00Z`) : null,
  last: row.dataset.last ? new Date(`${row.dataset.last}T00:00Z`) : null,
  low: number(row.dataset.low),
  high: number(row.dataset.high),
  lane: row.dataset.lane,
  held: row.dataset.held === "1",
  about: row.dataset.about === "1",
  faded: row.classList.contains("superseded"),
  who: row.querySelector(".who").textContent,
  amount: row.querySelector(".amount").textContent,
  said: row.cells[0].textContent.trim(),
})).filter((one) => one.low !== null || one.high !== null);

const told = chart.dataset;
const options = () => ({
  language,
  log: log.checked,
  hull: [number(told.low), number(told.high)],
  range: told.range,
  undated: told.undated,
  lanes: { done: told.laneDone, planned: told.lanePlanned, equivalent: told.laneEquivalent, denied: told.laneDenied },
  title: document.querySelector("h1").textContent.trim(),
});

/** The colours of this light, or of paper. */
function colours(paper) {
  const style = getComputedStyle(document.documentElement);
  const probe = document.createElement("span");
  document.body.append(probe);
  probe.style.colorScheme = paper ? "light" : style.colorScheme;
  const of = (name) => { probe.style.color = `var(${name})`; return getComputedStyle(probe).color; };
  const dark = !paper && matchMedia("(prefers-color-scheme: dark)").matches && told.theme !== "light"
    || !paper && document.documentElement.dataset.theme === "dark";
  const found = { ink: of("--ink"), soft: of("--soft"), line: of("--line"), ground: of("--raised"), band: of("--here"), dark };
  if (document.documentElement.dataset.theme === "light") found.dark = false;
  probe.remove();
  return found;
}

function show() {
  drawing.replaceChildren(draw(readings, { ...options(), width: drawing.clientWidth, colours: colours(false) }));
  legend();
}

function legend() {
  const list = chart.querySelector(".legend-origins");
  list.replaceChildren(...[...drawing.querySelector("svg").origins].map(([who, colour]) => {
    const entry = document.createElement("span");
    const dot = document.createElement("i");
    dot.style.background = colour;
    entry.append(dot, who);
    return entry;
  }));
}

/** The picture on its own: on paper, with its title, its source, and SAMPLE where it is one. */
function picture() {
  const svg = draw(readings, {
    ...options(), width: 960, colours: colours(true), credit: told.credit, stamp: told.sample, alone: true,
  });
  return new XMLSerializer().serializeToString(svg);
}

function keep(blob, ending) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = `${told.sample ? `${told.sample}-` : ""}${told.id}.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

const savers = {
  svg: () => keep(new Blob([picture()], { type: "image/svg+xml" }), "svg"),
  png: () => {
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement("canvas");
      canvas.width = image.width * 2;
      canvas.height = image.height * 2;
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => keep(blob, "png"));
    };
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture())}`;
  },
};

if (readings.length > 0 && globalThis.d3) {
  const amounts = readings.flatMap((one) => [one.low, one.high]).filter((amount) => amount > 0);
  log.checked = amounts.length > 1 && Math.max(...amounts) / Math.min(...amounts) > 50;
  chart.hidden = false;
  show();
  log.addEventListener("change", show);
  new ResizeObserver(() => show()).observe(chart);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
  for (const button of chart.querySelectorAll("[data-save]")) button.addEventListener("click", savers[button.dataset.save]);
  chart.addEventListener("click", (event) => {
    const point = event.target.closest("g.point");
    if (point) rows[point.dataset.index].querySelector("a").click();
  });
  const near = (index, on) => {
    rows[index]?.classList.toggle("near", on);
    drawing.querySelector(`g.point[data-index="${index}"]`)?.classList.toggle("near", on);
  };
  for (const kind of ["mouseover", "mouseout"]) {
    chart.addEventListener(kind, (event) => {
      const point = event.target.closest("g.point");
      if (point) near(point.dataset.index, kind === "mouseover");
    });
    document.querySelector("table.readings").addEventListener(kind, (event) => {
      const row = event.target.closest("tbody tr");
      if (row) near(rows.indexOf(row), kind === "mouseover");
    });
  }
}

const copy = document.getElementById("copy");
if (navigator.clipboard) {
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById("sentence").textContent);
    copy.textContent = copy.dataset.done;
  });
}
