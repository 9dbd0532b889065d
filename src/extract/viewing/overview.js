// The overview: a headline, figures, charts and the table, all of the events that are shown.
const PAGE = matchMedia("(max-width: 46rem)").matches ? 20 : 40;
const CHUNK = 200; // rows that are added at a time when all are asked for
let tab = "events";
let limit = PAGE;

const dash = () => element("span", { className: "quiet", textContent: "–" });
const cell = (className, ...children) => element("td", { className }, children);
const numberCell = (count, head) => element("td", { className: count ? "number" : "number blank", dataset: { head } }, count ? figure(count) : dash());
const flags = (count) => (count ? element("span", { className: "flag", title: say("to check"), textContent: `⚠ ${count}` }) : null);
const kindOf = (type) => element("span", { className: "kind", style: `--hue: ${HUES[type]}`, textContent: say(NAMES.types[type]) });

const COLUMNS = {
  events: () => [["date", say("Date")], ["type", say("Event")], ["committee", say("Held by")], ["documents", say("Documents")],
    ["collectives", say("Collectives")], ["individuals", say("Individuals")], ["party_members", say("Party members")], ["title", say("Article")]],
  articles: () => [["published", say("Published")], ["title", say("Article")], ["site", say("Paper")],
    ["events", say("Events")], ["open", say("Left open")], ["warnings", say("Warnings")]],
};
const NUMBERS = new Set(["collectives", "individuals", "party_members", "events", "open", "warnings"]);

function eventRow(row) {
  const open = element("a", { className: "open clip", href: `#${row.article}/${row.id}`, textContent: row.of.title });
  return element("tr", {},
    cell("date", row.date ? sayDate(row.date) : dash()),
    cell("wide", kindOf(row.type), row.name ? element("small", { className: "clip", textContent: asTitle(row.name), lang: "vi" }) : null),
    cell("wide", row.committee ? element("strong", { textContent: row.committee }) : dash(), row.province ? element("small", { textContent: row.province }) : null),
    element("td", { className: row.documents.length ? "symbols-cell" : "blank", dataset: { head: say("Documents") } },
      row.documents.length ? element("ul", { className: "symbols" }, row.documents.map((id) => element("li", { textContent: id }))) : dash()),
    numberCell(row.collectives, say("Collectives")), numberCell(row.individuals, say("Individuals")), numberCell(row.party_members, say("Party members")),
    cell("wide", open, element("small", {}, row.of.site || "", " ", flags(row.doubts))));
}

function articleRow(article) {
  const open = element("a", { className: "open", href: `#${article.number}`, textContent: article.title });
  return element("tr", {}, cell("date", sayDate((article.published || "").slice(0, 10)) || dash()), cell("wide", open), cell("", article.site || dash()),
    numberCell(article.events, say("Events")), numberCell(article.open, say("Left open")),
    element("td", { className: article.warnings ? "number" : "number blank", dataset: { head: say("Warnings") } }, flags(article.warnings) || dash()));
}

function drawTable(events, articles) {
  const [list, row] = tab === "events" ? [events, eventRow] : [articles, articleRow];
  const { key: by, down } = order[tab];
  $("events").className = `of-${tab}`;
  $("events").tHead.replaceChildren(element("tr", {}, COLUMNS[tab]().map(([key, name]) => {
    const head = element("th", { scope: "col", className: NUMBERS.has(key) ? "number" : "" },
      element("button", { type: "button", textContent: name, onclick: () => sortBy(key) }));
    if (key === by) head.ariaSort = down ? "descending" : "ascending";
    return head;
  })));
  drawRows(list, row);
  $("more").hidden = list.length <= limit;
  $("more").textContent = say("Show all {count}", { count: figure(list.length) });
  $("tab-events").textContent = isFiltered()
    ? say("{shown} of {count} events", { shown: figure(events.length), count: figure(rows.length) }) : sayMany("{count} event", "{count} events", rows.length);
  $("tab-articles").textContent = sayMany("{count} article", "{count} articles", articles.length);
  for (const name of ["events", "articles"]) $(`tab-${name}`).ariaSelected = String(name === tab);
}

// The first rows at once, the others a stretch at a time, so that the page answers meanwhile.
let drawn = 0;
function drawRows(list, row) {
  const body = $("events").tBodies[0];
  const turn = ++drawn;
  const first = Math.min(limit, CHUNK);
  body.replaceChildren(...list.slice(0, first).map(row));
  const add = (from) => {
    if (turn !== drawn || from >= Math.min(limit, list.length)) return;
    body.append(...list.slice(from, from + CHUNK).map(row));
    afterPaint(() => add(from + CHUNK));
  };
  if (limit > first) afterPaint(() => add(first));
}

function sortBy(key) {
  const now = order[tab];
  order[tab] = { key, down: now.key === key ? !now.down : NUMBERS.has(key) || key === "date" || key === "published" };
  drawTable(shownEvents(), shownArticles());
}

function drawFigures(shown, articles) {
  const sum = (key) => total(shown, (row) => row[key]);
  const doubts = total(articles, (article) => article.warnings + article.open);
  const figures = [
    [say("articles"), articles.length], [say("events"), shown.length],
    [say("organisers"), new Set(shown.map((row) => row.committee).filter(Boolean)).size],
    [say("collectives honoured"), sum("collectives")], [say("individuals honoured"), sum("individuals")],
    [say("party members honoured"), sum("party_members")],
    [say("places to check by eye"), doubts, "doubt"],
  ];
  $("figures").replaceChildren(...figures.map(([name, count, className]) => element("div", { className: count ? className || "" : "" },
    element("dt", { textContent: name }), element("dd", { textContent: figure(count) }))));
}

function drawLead() {
  const days = rows.map((row) => row.date).filter(Boolean).map((date) => date.slice(0, 10)).sort();
  const count = { events: sayMany("{count} event", "{count} events", rows.length), articles: sayMany("{count} article", "{count} articles", data.articles.length) };
  $("headline").textContent = data.title || say("{events} in {articles}", count);
  const span = days.length ? say("Held between {first} and {last}. ", { first: sayDate(days[0]), last: sayDate(days.at(-1)) }) : "";
  $("standfirst").textContent = span + say("Every value leads to the sentence it was read from; what the text does not settle is left open.");
  $("about").textContent = data.rules ? say("rules {version}", { version: data.rules }) : "";
  $("footnote").textContent = say("Counts are sums of exact figures given at events. A rounded figure (“more than 120”), a total beside its parts and a count over several years are not added. An event that two papers tell is counted twice here.");
}

function drawOverview() {
  const [events, articles] = [shownEvents(), shownArticles()];
  limit = PAGE;
  $("clear").hidden = !isFiltered();
  drawFigures(events, articles);
  drawTable(events, articles);
  drawChartsSoon();
}

function csvRows() {
  const article = (one) => [one.title, one.site, one.published, one.url, one.id];
  if (tab === "articles") {
    return [["title", "site", "published_at", "url", "article_id", "events", "left_open", "warnings"],
      ...shownArticles().map((one) => [...article(one), one.events, one.open, one.warnings])];
  }
  return [["date", "type", "name", "committee", "province", "place", "documents", "collectives", "individuals", "party_members", "awards",
    "title", "site", "published_at", "url", "article_id", "event_id", "to_check"],
  ...shownEvents().map((row) => [row.date, row.type, row.name, row.committee, row.province, row.place, row.documents.join("; "), row.collectives,
    row.individuals, row.party_members, row.awards.join("; "), ...article(row.of), row.id, row.doubts])];
}

const downloadCsv = () => saveCsv(`${tab}.csv`, csvRows());

function listenOverview() {
  $("filters").onsubmit = (event) => event.preventDefault();
  for (const id of ["search", "doubtful", ...Object.keys(CHOICES)]) $(id).oninput = drawOverview;
  $("clear").onclick = clearFilters;
  $("more").onclick = () => { limit = Infinity; drawTable(shownEvents(), shownArticles()); };
  $("download").onclick = downloadCsv;
  for (const name of ["events", "articles"]) $(`tab-${name}`).onclick = () => { tab = name; drawTable(shownEvents(), shownArticles()); };
  $("events").onclick = (event) => {
    const row = event.target.closest("tbody tr");
    if (row && !event.target.closest("a") && !getSelection().toString()) row.querySelector("a.open").click();
  };
  let width = $("charts").clientWidth;
  new ResizeObserver(() => {
    if ($("charts").clientWidth === width) return;
    width = $("charts").clientWidth;
    drawChartsSoon();
  }).observe($("charts"));
}
