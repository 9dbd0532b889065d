// Charts of the events shown, drawn as SVG by Observable Plot; a click on a bar filters by it.
const TYPES = ["final_review", "interim_review", "commendation", "study", "congress", "contest", "meeting"];
const HUES = Object.fromEntries(TYPES.map((type) => [type, `var(--${type.replace("_", "-")})`]));
const RECIPIENTS = [["collectives", "var(--collectives)"], ["individuals", "var(--individuals)"], ["party_members", "var(--party-members)"]];
const recipientName = (key) => ({ collectives: say("collectives"), individuals: say("individuals"), party_members: say("party members") })[key];

const PLACES = ["timeline", "by-committee", "by-province", "by-year"];
const widths = {};

// `told` is what the chart shows, in words, for who does not see it.
function drawChart(id, rows_, options, entries, told) {
  const place = $(id);
  if (!rows_.length) { place.replaceChildren(element("p", { className: "empty", textContent: say("Nothing to draw.") })); return; }
  const chart = Plot.plot({ width: Math.max(240, widths[id]), ...options(widths[id]) });
  const key = element("ul", { className: "key" }, entries.map(([name, hue]) => element("li", { textContent: name, style: `--hue: ${hue}` })));
  for (const node of chart.querySelectorAll("[aria-label]")) {
    node.dataset.mark = node.getAttribute("aria-label");
    node.removeAttribute("aria-label");
  }
  chart.setAttribute("role", "img");
  chart.setAttribute("aria-label", `${place.previousElementSibling.textContent}: ${told.join("; ")}`);
  place.replaceChildren(key, chart);
}

function onBars(id, bars, act) {
  const nodes = $(id).querySelectorAll('[data-mark="bar"] > *, [data-mark="rect"] > *');
  nodes.forEach((node, index) => node.addEventListener("click", () => act(bars[index])));
}

const dayOf = (row) => {
  const parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(row.date || "");
  return parts && (!parts[2] || parts[2] <= 12) ? new Date(Date.UTC(parts[1], (parts[2] || 1) - 1, parts[3] || 1)) : null;
};

// A month, a quarter or a year a bar, whichever leaves the bars wide enough to see.
function stepFor(days, width) {
  const months = d3.utcMonth.count(d3.min(days), d3.max(days)) + 1;
  return width / months > 9 ? "month" : width / (months / 3) > 9 ? "quarter" : "year";
}

const sayMonth = (day, index, days) => {
  const year = index === 0 || day.getUTCFullYear() !== days[index - 1].getUTCFullYear() ? `\n${day.getUTCFullYear()}` : "";
  return `T${day.getUTCMonth() + 1}${year}`;
};

function drawTimeline(shown) {
  const dated = shown.map((row) => ({ row, day: dayOf(row) })).filter((one) => one.day);
  const kinds = Object.keys(NAMES.types).filter((type) => dated.some((one) => one.row.type === type));
  const describe = (some) => `${some.length}: ${[...new Set(some.map((one) => one.row.committee || one.row.of.title))].slice(0, 6).join("; ")}`;
  drawChart("timeline", dated, (width) => ({
    height: 190, marginLeft: 30, marginRight: 4, marginTop: 8, marginBottom: 26,
    x: { type: "utc", label: null, ...(language === "vi" ? { tickFormat: sayMonth } : {}) }, y: { label: null, grid: true, tickFormat: "d", ticks: 4, interval: 1 },
    color: { domain: kinds, range: kinds.map((kind) => HUES[kind]) },
    marks: [
      Plot.rectY(dated, Plot.binX({ y: "count", title: describe }, {
        x: "day", interval: stepFor(dated.map((one) => one.day), width), fill: (one) => one.row.type, order: kinds,
        rx: 1.5, insetLeft: 1, insetRight: 1, tip: false,
      })),
      Plot.ruleY([0], { stroke: "var(--quiet)" }),
    ],
  }), kinds.map((kind) => [say(NAMES.types[kind]), HUES[kind]]), countBy(dated.map((one) => one.row.year)).sort().map(([year, count]) => `${year}: ${figure(count)}`));
}

// One entry per recipient and group, the largest groups first; rows without a group are left out.
function groupsOf(shown, of) {
  const named = shown.filter((row) => of(row) && honoured(row));
  return [...d3.group(named, of)].map(([name, some]) => ({
    name, total: d3.sum(some, honoured), parts: RECIPIENTS.map(([key]) => ({ name, key, count: d3.sum(some, (row) => row[key] || 0) })),
  }));
}

const present = (groups) => RECIPIENTS.filter(([key]) => groups.some((group) => group.parts.some((one) => one.key === key && one.count)))
  .map(([key, hue]) => [recipientName(key), hue]);
const totals = (groups) => groups.map((group) => `${group.name}: ${figure(group.total)}`);
const colours = () => ({ domain: RECIPIENTS.map(([key]) => key), range: RECIPIENTS.map(([, hue]) => hue) });
const partsOf = (groups) => groups.flatMap((group) => group.parts.filter((one) => one.count));

function drawBars(id, shown, of, act) {
  const groups = groupsOf(shown, of).sort((a, b) => b.total - a.total).slice(0, 10);
  const parts = partsOf(groups);
  drawChart(id, parts, (width) => {
    const room = Math.min(190, width * .46);
    return {
      height: groups.length * 27 + 12, marginLeft: room, marginRight: 44, marginTop: 2, marginBottom: 8,
      x: { axis: null }, y: { domain: groups.map((group) => group.name), label: null },
      color: colours(),
      marks: [
        Plot.axisY({ tickSize: 0, lineWidth: room / 12 - .6, textOverflow: "ellipsis", fontSize: 12, tickPadding: 8 }),
        Plot.barX(parts, { x: "count", y: "name", fill: "key", rx: 1.5, insetTop: 3, insetBottom: 3, title: (one) => `${one.name}: ${figure(one.count)} ${recipientName(one.key)}` }),
        Plot.text(groups, { x: "total", y: "name", text: (group) => figure(group.total), dx: 5, textAnchor: "start", fontWeight: 600 }),
      ],
    };
  }, present(groups), totals(groups));
  if (act) onBars(id, parts, (one) => act(one.name));
}

function drawYears(shown) {
  const groups = groupsOf(shown, (row) => row.year).sort((a, b) => collator.compare(a.name, b.name));
  const parts = partsOf(groups);
  drawChart("by-year", parts, () => ({
    height: 282, marginLeft: 8, marginRight: 8, marginTop: 20, marginBottom: 24,
    x: { label: null, domain: groups.map((group) => group.name), padding: .3 }, y: { axis: null }, color: colours(),
    marks: [
      Plot.barY(parts, { x: "name", y: "count", fill: "key", rx: 1.5, title: (one) => `${one.name}: ${figure(one.count)} ${recipientName(one.key)}` }),
      Plot.text(groups, { x: "name", y: "total", text: (group) => figure(group.total), dy: -9, fontWeight: 600 }),
      Plot.ruleY([0], { stroke: "var(--quiet)" }),
    ],
  }), present(groups), totals(groups));
  onBars("by-year", parts, (one) => choose("year", one.name));
}

function drawCharts(shown) {
  if (!$("charts").clientWidth) return; // drawn when it is seen
  runLibraries();
  for (const id of PLACES) widths[id] = $(id).clientWidth; // all before the first is drawn: one layout
  drawTimeline(shown);
  drawBars("by-committee", shown, (row) => row.committee, (name) => searchFor(`"${name}"`));
  drawBars("by-province", shown, (row) => row.province, (name) => choose("province", name));
  drawYears(shown);
  performance.mark("charted");
}

let drawing = false;
function drawChartsSoon() {
  if (drawing) return;
  drawing = true;
  afterPaint(() => { drawing = false; drawCharts(shownEvents()); });
}
