// The map: arcs between states and dots for named ports and towns, drawn from the tables below it.

const map = document.getElementById("map");
const drawing = map.querySelector(".drawing");
const HIGH = 0.52, LEAST = 300;

const flows = [...document.querySelectorAll("#flows tbody tr")].map((row) => ({
  row,
  from: row.dataset.from,
  to: row.dataset.to,
  origins: Number(row.dataset.origins),
  planned: row.dataset.planned === "1",
  title: `${row.querySelector(".from").textContent} → ${row.querySelector(".to").textContent}`,
  names: { [row.dataset.from]: row.querySelector(".from").textContent, [row.dataset.to]: row.querySelector(".to").textContent },
}));
const stops = [...document.querySelectorAll("#stops tbody tr")].map((row) => ({
  row, id: row.dataset.place, origins: Number(row.dataset.origins), name: row.querySelector(".name").textContent,
}));

/** The middle of a state's largest part, else its capital. */
function middles(d3, countries, told) {
  const byNumber = new Map(countries.map((one) => [String(one.id), one]));
  const found = {};
  for (const code of new Set(flows.flatMap((flow) => [flow.from, flow.to]))) {
    const shape = byNumber.get(told.numbers[code]);
    const capital = told.capitals[code];
    if (shape) found[code] = d3.geoCentroid(largest(d3, shape.geometry));
    else if (capital) found[code] = [capital[1], capital[0]];
  }
  return found;
}

function largest(d3, geometry) {
  if (geometry.type !== "MultiPolygon") return geometry;
  const parts = geometry.coordinates.map((coordinates) => ({ type: "Polygon", coordinates }));
  return d3.greatest(parts, (part) => d3.geoArea(part));
}

/** A curve that leaves the straight line to its right, so that two ways between two states stay apart. */
function arc([x0, y0], [x1, y1], bend) {
  const mx = (x0 + x1) / 2 - (y1 - y0) * bend, my = (y0 + y1) / 2 + (x1 - x0) * bend;
  return `M${x0},${y0}Q${mx},${my} ${x1},${y1}`;
}

function show(world, told) {
  const d3 = globalThis.d3;
  const countries = globalThis.topojson.feature(world, world.objects.countries).features;
  const borders = globalThis.topojson.mesh(world, world.objects.countries, (a, b) => a !== b);
  const middle = middles(d3, countries, told);
  const width = drawing.clientWidth, height = Math.max(LEAST, Math.round(width * HIGH));
  const points = [...Object.values(middle), ...stops.filter((stop) => told.points[stop.id]).map((stop) => [told.points[stop.id][1], told.points[stop.id][0]])];
  const spread = { type: "MultiPoint", coordinates: points.length > 1 ? points : [[-120, -40], [150, 60]] };
  const projection = d3.geoNaturalEarth1().rotate([-50, 0]).fitExtent([[60, 40], [width - 60, height - 40]], spread);
  if (projection.scale() > width * 0.75) projection.scale(width * 0.75).translate([0, 0]).translate(centred(projection, spread, width, height));
  const path = d3.geoPath(projection);
  const svg = d3.create("svg").attr("viewBox", [0, 0, width, height]).attr("width", width).attr("height", height).attr("aria-hidden", "true");
  svg.append("defs").append("marker").attr("id", "tip").attr("viewBox", "0 0 10 10").attr("refX", 8).attr("refY", 5)
    .attr("markerWidth", 9).attr("markerHeight", 9).attr("markerUnits", "userSpaceOnUse").attr("orient", "auto").append("path").attr("d", "M0,0L10,5L0,10z");
  const all = svg.append("g");
  all.append("g").attr("class", "land").selectAll("path").data(countries).join("path").attr("d", path);
  all.append("path").attr("class", "borders").attr("d", path(borders));
  const most = d3.max(flows, (flow) => flow.origins) ?? 1;
  const wide = d3.scaleSqrt([0, most], [0.6, Math.min(9, 2 + most)]);
  const drawnFlows = flows.filter((flow) => middle[flow.from] && middle[flow.to]).reverse();
  const arcs = all.append("g").attr("class", "arcs").selectAll("path").data(drawnFlows).join("path")
    .attr("d", (flow) => arc(projection(middle[flow.from]), projection(middle[flow.to]), flow.planned ? 0.3 : 0.2))
    .attr("stroke-width", (flow) => wide(flow.origins)).attr("class", (flow) => (flow.planned ? "planned" : "")).attr("marker-end", "url(#tip)")
    .on("click", (event, flow) => flow.row.querySelector("a").click());
  arcs.append("title").text((flow) => `${flow.title} (${flow.origins})`);
  const dots = all.append("g").attr("class", "stops").selectAll("g").data(stops.filter((stop) => told.points[stop.id])).join("g")
    .attr("transform", (stop) => `translate(${projection([told.points[stop.id][1], told.points[stop.id][0]])})`);
  dots.append("circle").attr("r", 3.5);
  const left = (stop) => projection([told.points[stop.id][1], told.points[stop.id][0]])[0] > width - 130;
  dots.append("text").attr("x", (stop) => (left(stop) ? -6 : 6)).attr("dy", "1.1em").attr("text-anchor", (stop) => (left(stop) ? "end" : "start")).text((stop) => stop.name);
  const named = Object.assign({}, ...flows.map((flow) => flow.names));
  const rank = d3.rollup(flows.flatMap((flow) => [[flow.from, flow.origins], [flow.to, flow.origins]]), (all_) => d3.sum(all_, (one) => one[1]), (one) => one[0]);
  const states = Object.entries(middle).sort((a, b) => rank.get(b[0]) - rank.get(a[0]));
  all.append("g").attr("class", "states").selectAll("text").data(apart(states, projection)).join("text")
    .attr("x", (one) => one.x).attr("y", (one) => one.y - 6).attr("text-anchor", "middle").text((one) => named[one.code]);
  svg.call(d3.zoom().scaleExtent([1, 8]).translateExtent([[0, 0], [width, height]]).filter((event) => event.type !== "wheel" || event.ctrlKey).on("zoom", (event) => all.attr("transform", event.transform)));
  drawing.replaceChildren(svg.node());
  for (const flow of flows) {
    for (const kind of ["mouseenter", "mouseleave"]) flow.row.addEventListener(kind, () => arcs.filter((one) => one === flow).classed("near", kind === "mouseenter").raise());
  }
}

function centred(projection, spread, width, height) {
  const [[x0, y0], [x1, y1]] = globalThis.d3.geoPath(projection).bounds(spread);
  return [width / 2 - (x0 + x1) / 2, height / 2 - (y0 + y1) / 2];
}

/** Names of states that would lie on one another are left out, those of small flows first. */
function apart(states, projection) {
  const kept = [];
  for (const [code, point] of states) {
    const [x, y] = projection(point);
    if (kept.every((one) => Math.abs(one.x - x) > 70 || Math.abs(one.y - y) > 15)) kept.push({ code, x, y });
  }
  return kept;
}

if (globalThis.d3 && globalThis.topojson && flows.length > 0) {
  const [world, told] = await Promise.all([map.dataset.ground, map.dataset.source].map((url) => fetch(url).then((answer) => (answer.ok ? answer.json() : null))));
  if (world && told) {
    map.hidden = false;
    let was = 0;
    new ResizeObserver(() => {
      if (drawing.clientWidth !== was) { was = drawing.clientWidth; show(world, told); }
    }).observe(drawing);
  }
}
