// Readings as a picture: who said how many, when. A function from data to an SVG element; knows nothing of the page.

const HUES = {
  light: ["#1f5fa8", "#b4530a", "#2a7a4b", "#a02c5d", "#6a4ab0", "#0f7d86", "#80611a", "#55595f"],
  dark: ["#7fb2f0", "#f0a160", "#77cf9a", "#f08bb1", "#b79bf0", "#62c9d2", "#d8b860", "#b4bac1"],
};
const LANES = ["done", "planned", "equivalent", "denied"];
const TOP = 26, BOTTOM = 34, RIGHT = 10, GAP = 28, UNDATED = 62, HEIGHT = 330;

/** An SVG of `readings`; its `origins` say which colour is whose. */
export function draw(readings, wanted) {
  const d3 = globalThis.d3;
  const { colours, width } = wanted;
  const size = new Intl.NumberFormat(wanted.language, { notation: "compact", maximumFractionDigits: 1 });
  const origins = coloured(readings, HUES[colours.dark ? "dark" : "light"]);
  const head = wanted.alone ? 34 : 0, foot = wanted.alone ? 24 : 0;
  const y = heights(d3, readings, wanted);
  const svg = d3.create("svg")
    .attr("xmlns", "http://www.w3.org/2000/svg").attr("viewBox", [0, -head, width, HEIGHT + head + foot])
    .attr("width", width).attr("height", HEIGHT + head + foot)
    .attr("font-family", "system-ui, 'Noto Sans', 'Liberation Sans', sans-serif").attr("font-size", 11)
    .attr("role", "img").attr("aria-label", wanted.title);
  if (wanted.alone) svg.append("rect").attr("y", -head).attr("width", width).attr("height", HEIGHT + head + foot).attr("fill", colours.ground);
  const ticks = y.ticks(6).filter((tick, n, all) => !wanted.log || all.length < 9 || Number.isInteger(Math.log10(tick)));
  const left = 14 + Math.max(...ticks.map((tick) => size.format(tick).length)) * 6.4;
  grid(svg, ticks, y, { left, right: width - RIGHT, size, colours });
  const lanes = LANES.map((name) => ({ name, readings: readings.filter((one) => one.lane === name) })).filter((lane) => lane.readings.length);
  share(lanes, left, width - RIGHT);
  for (const lane of lanes) lay(d3, svg, lane, y, { ...wanted, origins });
  if (wanted.alone) frame(svg, wanted, head);
  const node = svg.node();
  node.origins = origins;
  return node;
}

/** A colour for each origin, by how often it spoke; those behind the last share it. */
function coloured(readings, hues) {
  const often = new Map();
  for (const one of readings) often.set(one.who, (often.get(one.who) ?? 0) + 1);
  const ordered = [...often].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  return new Map(ordered.map(([who], n) => [who, hues[Math.min(n, hues.length - 1)]]));
}

function heights(d3, readings, wanted) {
  const amounts = [...readings.flatMap((one) => [one.low, one.high]), ...wanted.hull].filter((amount) => amount !== null);
  const [least, most] = d3.extent(amounts);
  const positive = amounts.filter((amount) => amount > 0);
  const scale = wanted.log && positive.length
    ? d3.scaleLog().domain([Math.min(...positive) / 1.6, most * 1.6]).clamp(true)
    : d3.scaleLinear().domain([Math.min(0, least), (most || 1) * 1.12]).nice(6);
  return scale.range([HEIGHT - BOTTOM, TOP]);
}

function grid(svg, ticks, y, { left, right, size, colours }) {
  for (const tick of ticks) {
    svg.append("line").attr("x1", left).attr("x2", right).attr("y1", y(tick)).attr("y2", y(tick)).attr("stroke", colours.line);
    svg.append("text").attr("x", left - 7).attr("y", y(tick) + 4).attr("text-anchor", "end").attr("fill", colours.soft).text(size.format(tick));
  }
}

/** Give each lane its stretch: what was done gets the most, each other as much as its readings need. */
function share(lanes, left, right) {
  const need = (lane) => 70 + 34 * lane.readings.length;
  const room = right - left - GAP * (lanes.length - 1);
  const others = lanes.slice(1).map((lane) => Math.min(need(lane), room / (lanes.length + 0.5)));
  let at = left;
  lanes.forEach((lane, n) => {
    lane.left = at;
    lane.right = at + (n === 0 ? room - others.reduce((a, b) => a + b, 0) : others[n - 1]);
    at = lane.right + GAP;
  });
}

function lay(d3, svg, lane, y, wanted) {
  const { colours } = wanted;
  const dated = lane.readings.filter((one) => one.first), undated = lane.readings.filter((one) => !one.first);
  const start = lane.left + (undated.length ? Math.min(UNDATED, 18 + 12 * undated.length) : 0);
  svg.append("text").attr("x", lane.left).attr("y", TOP - 12).attr("fill", colours.ink).attr("font-weight", 600).text(wanted.lanes[lane.name]);
  svg.append("line").attr("x1", lane.left).attr("x2", lane.right).attr("y1", HEIGHT - BOTTOM).attr("y2", HEIGHT - BOTTOM).attr("stroke", colours.soft);
  if (lane.name === "done") band(svg, lane, y, wanted);
  const x = days(d3, dated, start, lane.right);
  if (dated.length) dates(svg, x, start, lane.right, wanted);
  if (undated.length) svg.append("text").attr("x", lane.left + 2).attr("y", HEIGHT - BOTTOM + 16).attr("fill", colours.soft).attr("font-size", 10).text(wanted.undated);
  const at = (one) => (one.first ? x(one.first) : lane.left + 12 + 12 * (undated.indexOf(one) % 4));
  for (const [, same] of d3.group(dated, (one) => one.who)) thread(d3, svg, same, at, y, wanted);
  const spread = apart(lane.readings.map((one) => ({ one, x: at(one), y: y(one.low ?? one.high) })));
  for (const place of spread) mark(svg, place, y, wanted);
  label(svg, spread, lane, wanted);
}

function band(svg, lane, y, { hull: [low, high], colours, range }) {
  if (low === null && high === null) return;
  if (low === null || high === null) {
    const at = y(low ?? high), up = high === null;
    svg.append("line").attr("x1", lane.left).attr("x2", lane.right).attr("y1", at).attr("y2", at).attr("stroke", colours.soft).attr("stroke-dasharray", "6 4");
    svg.append("text").attr("x", lane.right - 4).attr("y", up ? at - 4 : at + 12).attr("text-anchor", "end").attr("fill", colours.soft).attr("font-size", 10).text(`${range} ${up ? "↑" : "↓"}`);
    return;
  }
  const top = high === null ? TOP : y(high), bottom = low === null ? HEIGHT - BOTTOM : y(low);
  svg.append("rect").attr("x", lane.left).attr("width", lane.right - lane.left).attr("y", top).attr("height", Math.max(2, bottom - top)).attr("fill", colours.band);
  svg.append("text").attr("x", lane.right - 4).attr("y", top + 12).attr("text-anchor", "end").attr("fill", colours.soft).attr("font-size", 10).text(range);
}

function days(d3, dated, left, right) {
  let [first, last] = d3.extent(dated.flatMap((one) => [one.first, one.last ?? one.first]));
  if (!first) return null;
  if (last - first < 864e5 * 20) [first, last] = [d3.utcDay.offset(first, -15), d3.utcDay.offset(last, 15)];
  return d3.scaleUtc().domain([first, last]).range([left + 16, right - 16]);
}

function dates(svg, x, left, right, { language, colours }) {
  const room = Math.max(2, Math.floor((right - left) / 90));
  const [first, last] = x.domain();
  const long = last - first > 864e5 * 700;
  const short = last - first < 864e5 * 70;
  const said = new Intl.DateTimeFormat(language, { timeZone: "UTC", year: short ? undefined : "numeric", month: long ? undefined : "short", day: short ? "numeric" : undefined });
  let past = -Infinity, before = "";
  for (const tick of x.ticks(room)) {
    const text = said.format(tick), at = x(tick);
    if (text === before || at - past < text.length * 6.4 + 8) continue;
    svg.append("line").attr("x1", at).attr("x2", at).attr("y1", HEIGHT - BOTTOM).attr("y2", HEIGHT - BOTTOM + 4).attr("stroke", colours.soft);
    svg.append("text").attr("x", at).attr("y", HEIGHT - BOTTOM + 16).attr("text-anchor", "middle").attr("fill", colours.soft).text(text);
    [past, before] = [at, text];
  }
}

/** What one origin said, one after another. */
function thread(d3, svg, same, at, y, { origins }) {
  const placed = same.filter((one) => one.low !== null || one.high !== null).sort((a, b) => a.first - b.first);
  if (placed.length < 2) return;
  const line = d3.line().x(at).y((one) => y(one.low ?? one.high)).curve(d3.curveStepAfter);
  svg.append("path").attr("d", line(placed)).attr("fill", "none").attr("stroke", origins.get(same[0].who)).attr("stroke-opacity", 0.35).attr("stroke-dasharray", "2 3");
}

/** Marks that would hide one another step aside. */
function apart(places) {
  places.sort((a, b) => a.x - b.x || a.y - b.y);
  places.forEach((place, n) => {
    const near = (other) => Math.abs(other.x - place.x) < 9 && Math.abs(other.y - place.y) < 12;
    for (let turn = 0; turn < 6 && places.slice(0, n).some(near); turn += 1) place.x += 10;
  });
  return places;
}

function mark(svg, { one, x }, y, { origins, colours }) {
  const colour = origins.get(one.who);
  const low = one.low === null ? null : y(one.low), high = one.high === null ? null : y(one.high);
  const group = svg.append("g").attr("class", "point").attr("data-index", one.index).attr("opacity", one.faded ? 0.35 : 1);
  const from = low ?? high, to = high ?? low;
  group.append("rect").attr("class", "halo").attr("x", x - 8).attr("width", 16).attr("y", Math.min(from, to) - 9).attr("height", Math.abs(from - to) + 18).attr("rx", 8).attr("fill", colour).attr("fill-opacity", 0.15).attr("opacity", 0);
  const line = (x1, y1, x2, y2, thick = 2) => group.append("line").attr("x1", x1).attr("y1", y1).attr("x2", x2).attr("y2", y2).attr("stroke", colour).attr("stroke-width", thick).attr("stroke-linecap", "round");
  if (low !== null && high !== null && Math.abs(low - high) > 1) {
    line(x, low, x, high, 3);
    line(x - 5, low, x + 5, low);
    line(x - 5, high, x + 5, high);
  } else if (low === null || high === null) {
    const up = high === null ? -1 : 1; // the end left open: upwards for "at least", downwards for "at most"
    const tip = Math.max(TOP - 6, Math.min(HEIGHT - BOTTOM - 2, from + up * 26));
    line(x, from, x, tip);
    line(x, tip, x - 4, tip - up * 5);
    line(x, tip, x + 4, tip - up * 5);
    line(x - 6, from, x + 6, from, 3);
  } else {
    group.append("circle").attr("cx", x).attr("cy", from).attr("r", 4.5).attr("fill", one.about ? colours.ground : colour).attr("stroke", colour).attr("stroke-width", 2);
  }
  group.append("title").text(`${one.who}\n${one.amount}\n${one.said}`);
}

/** Amounts beside the marks, as many as fit; the latest of each origin first. */
function label(svg, places, lane, { colours, origins }) {
  const taken = places.map(({ x, y }) => [x - 6, y - 6, x + 6, y + 6]);
  const free = (box) => box[0] >= lane.left && box[2] <= lane.right + 6 && !taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]);
  const order = [...places].filter(({ one }) => !one.faded).sort((a, b) => Number(b.one.held) - Number(a.one.held) || b.x - a.x);
  for (const { one, x, y } of order) {
    const wide = one.amount.length * 6.1;
    const spots = [["start", x + 9, y + 4, x + 8, x + 9 + wide], ["end", x - 9, y + 4, x - 9 - wide, x - 8], ["middle", x, y + 18, x - wide / 2, x + wide / 2]];
    const spot = spots.find(([, , at, from, to]) => free([from, at - 10, to, at + 2]));
    if (!spot) continue;
    const [anchor, tx, ty, from, to] = spot;
    taken.push([from, ty - 10, to, ty + 2]);
    svg.append("text").attr("x", tx).attr("y", ty).attr("text-anchor", anchor).attr("fill", origins.get(one.who)).attr("stroke", colours.ground).attr("stroke-width", 3).attr("paint-order", "stroke").text(one.amount);
  }
}

/** What a picture on its own must say: title, whose colours, source, and that it is a sample. */
function frame(svg, { title, credit, stamp, origins, colours, width }, head) {
  svg.append("text").attr("x", 8).attr("y", -head + 18).attr("font-size", 13).attr("font-weight", 600).attr("fill", colours.ink).text(title);
  svg.append("text").attr("x", width - 8).attr("y", HEIGHT + 16).attr("text-anchor", "end").attr("fill", colours.soft).text(credit);
  if (stamp) svg.append("text").attr("x", width - 8).attr("y", -head + 18).attr("text-anchor", "end").attr("font-size", 13).attr("font-weight", 700).attr("fill", "#8a1c1c").text(stamp);
}
