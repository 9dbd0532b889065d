"use strict";
const articles = JSON.parse(document.getElementById("data").textContent);
const FIELDS = ["dates", "committees", "documents", "awards", "people"];
const WORDS = {
  vi: {
    overview: "Tổng quan", articles: "Bài báo", warned: "chỉ bài có cảnh báo", download: "Tải CSV",
    search: "Tìm trong sự kiện…", any: "mọi loại sự kiện", other: "English", events: "sự kiện",
    none: "Không có sự kiện nào được tường thuật.", evidence: "dẫn chứng", open: "để ngỏ", rule: "luật",
    dates: "ngày tháng", committees: "cấp ủy", documents: "văn bản", awards: "khen thưởng", people: "người",
    columns: ["Ngày", "Loại", "Tổ chức bởi", "Văn bản", "Tập thể", "Cá nhân", "Bài"],
    slots: { date: "ngày", committee: "tổ chức bởi", documents: "văn bản", awards: "khen thưởng", place: "nơi", period: "giai đoạn", people: "người" },
    types: { final_review: "tổng kết", interim_review: "sơ kết", commendation: "khen thưởng", study: "học tập, triển khai", congress: "đại hội", contest: "cuộc thi", meeting: "hội nghị, họp" },
  },
  en: {
    overview: "Overview", articles: "Articles", warned: "only with warnings", download: "Download CSV",
    search: "Search the events…", any: "any kind of event", other: "Tiếng Việt", events: "events",
    none: "No event is reported.", evidence: "evidence", open: "left open", rule: "rule",
    dates: "dates", committees: "committees", documents: "documents", awards: "awards", people: "people",
    columns: ["Date", "Kind", "Held by", "Documents", "Collectives", "Individuals", "Article"],
    slots: { date: "date", committee: "held by", documents: "documents", awards: "honoured", place: "place", period: "period", people: "people" },
    types: { final_review: "final review", interim_review: "interim review", commendation: "commendation", study: "study", congress: "congress", contest: "contest", meeting: "meeting" },
  },
};
let language = navigator.language.startsWith("vi") ? "vi" : "en";
let order = { column: 0, down: false };
let shown = null;
const $ = (id) => document.getElementById(id);
const say = (key) => WORDS[language][key];

function element(tag, properties = {}, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

function honoured(article, event, recipient) {
  const awards = (event.awards || []).map((i) => article.awards[i]).filter((a) => a.recipient === recipient && !a.total);
  return awards.length && !awards.some((a) => a.approx) ? awards.reduce((sum, a) => sum + a.count, 0) : "";
}

const rows = articles.flatMap((article, number) => article.events.map((event) => ({
  number, event, article,
  cells: [event.date || "", event.type, event.committee || "", (event.documents || []).join("\n"),
    honoured(article, event, "collective"), honoured(article, event, "individual"), article.title],
})));

function visibleRows() {
  const wanted = $("search").value.toLowerCase().normalize("NFC");
  const type = $("type").value;
  const kept = rows.filter((row) => (!type || row.event.type === type)
    && (!$("only-warned").checked || row.article.warnings.length)
    && row.cells.join(" ").toLowerCase().includes(wanted));
  const sign = order.down ? -1 : 1;
  return kept.sort((a, b) => {
    const [x, y] = [a.cells[order.column], b.cells[order.column]];
    return sign * (typeof x === "number" && typeof y === "number" ? x - y : String(x).localeCompare(String(y), "vi"));
  });
}

function drawHead() {
  const cells = say("columns").map((name, column) => {
    const arrow = order.column === column ? (order.down ? " ↓" : " ↑") : "";
    const button = element("button", { type: "button", textContent: name + arrow });
    button.onclick = () => { order = { column, down: order.column === column && !order.down }; drawOverview(); };
    return element("th", { scope: "col" }, button);
  });
  $("events").tHead.replaceChildren(element("tr", {}, ...cells));
}

function drawRows() {
  const drawn = visibleRows().map((row) => {
    const cells = row.cells.map((cell, i) => element("td", {
      className: typeof cell === "number" ? "number" : "",
      textContent: i === 1 ? say("types")[cell] : cell === "" ? "—" : cell,
    }));
    const line = element("tr", { tabIndex: 0 }, ...cells);
    line.onclick = () => { location.hash = `${row.number}/${row.event.id}`; };
    line.onkeydown = (key) => { if (key.key === "Enter") line.onclick(); };
    return line;
  });
  $("events").tBodies[0].replaceChildren(...drawn);
}

function drawArticles() {
  $("articles").replaceChildren(...articles.map((article, number) => {
    const note = `${article.events.length} ${say("events")}${article.warnings.length ? ` · ⚠ ${article.warnings.length}` : ""}`;
    const button = element("button", { type: "button" }, element("span", { textContent: article.title }), element("small", { textContent: note }));
    button.onclick = () => { location.hash = String(number); };
    return element("li", {}, button);
  }));
}

function drawOverview() {
  for (const node of document.querySelectorAll("[data-i18n]")) node.textContent = say(node.dataset.i18n);
  $("language").textContent = say("other");
  $("search").placeholder = say("search");
  $("search").ariaLabel = say("search");
  $("summary").textContent = `${articles.length} ${say("articles").toLowerCase()}, ${rows.length} ${say("events")}`;
  const chosen = $("type").value;
  $("type").replaceChildren(element("option", { value: "", textContent: say("any") }),
    ...Object.entries(say("types")).map(([value, textContent]) => element("option", { value, textContent })));
  $("type").value = chosen;
  $("type").ariaLabel = say("any");
  drawHead();
  drawRows();
}

function describe(label) {
  const lines = Object.entries(label.values).map(([key, value]) => `${key}: ${[].concat(value).join("; ")}`);
  if (label.open) lines.unshift(say("open"));
  if (label.rule) lines.push(`${say("rule")}: ${label.rule}`);
  return `${say(label.field)}\n${lines.join("\n")}`;
}

function drawText(article) {
  $("text").replaceChildren(...article.runs.map(([text, labels, start]) => {
    let node = element("span", { textContent: text });
    for (const number of [...labels].reverse()) {
      const label = article.labels[number];
      node = element("mark", { className: label.field + (label.open ? " open" : ""), tabIndex: 0 }, node);
      node.dataset.tip = describe(label);
    }
    node.dataset.start = start;
    node.dataset.end = start + [...text].length;
    return node;
  }));
}

function lightUp(spans, scroll) {
  let first = null;
  for (const node of $("text").children) {
    const [start, end] = [Number(node.dataset.start), Number(node.dataset.end)];
    const lit = spans.some(([from, to]) => start >= from && end <= to && end > start);
    node.classList.toggle("evidence", lit);
    if (lit && !first) first = node;
  }
  if (first && scroll) first.scrollIntoView({ block: "center", behavior: "smooth" });
}

function slotRow(name, value, event) {
  const basis = (event.basis || {})[name];
  const text = value === null || value === undefined || value.length === 0 ? "—" : [].concat(value).join("; ");
  const button = element("button", { type: "button", className: "slot", textContent: text, title: basis ? basis.rule : "" });
  button.onclick = () => lightUp(basis ? [basis.span] : event.evidence || [], true);
  return [element("dt", { textContent: say("slots")[name] }), element("dd", {}, button)];
}

function drawCard(article, event) {
  const awards = (event.awards || []).map((i) => article.awards[i].text.replace(/\s+/g, " "));
  const slots = [["date", event.date], ["committee", event.committee], ["documents", event.documents], ["awards", awards]];
  for (const name of ["place", "period", "people"]) if (event[name] && event[name].length) slots.push([name, event[name]]);
  const list = element("dl", {}, ...slots.flatMap(([name, value]) => slotRow(name, value, event)));
  const more = element("button", { type: "button", textContent: say("evidence") });
  more.onclick = () => lightUp(event.evidence || [], true);
  const card = element("article", { className: "card", id: `card-${event.id}` },
    element("h3", { textContent: `${event.id} · ${say("types")[event.type]}` }), list, more);
  return card;
}

function drawArticle(number, eventId) {
  const article = articles[number];
  $("title").textContent = article.title;
  const link = article.url && /^https?:/.test(article.url)
    ? element("a", { href: article.url, textContent: article.url, rel: "noopener noreferrer" }) : null;
  $("origin").replaceChildren([article.site, article.published].filter(Boolean).join(" · "), element("br"), link || "");
  $("legend").replaceChildren(...FIELDS.map((field) => {
    const count = article.labels.filter((label) => label.field === field).length;
    const button = element("button", { type: "button", textContent: `${say(field)} ${count}` });
    button.ariaPressed = String(!$("text").classList.contains(`off-${field}`));
    button.style.background = `var(--${field})`;
    button.onclick = () => { button.ariaPressed = String(!$("text").classList.toggle(`off-${field}`)); };
    return button;
  }));
  drawText(article);
  const cards = article.events.map((event) => drawCard(article, event));
  if (!cards.length) cards.push(element("p", { textContent: say("none") }));
  const warnings = article.warnings.map((warning) => {
    const button = element("button", { type: "button", className: "slot warn", textContent: `⚠ ${warning.message}` });
    button.onclick = () => lightUp(warning.spans, true);
    return element("div", { className: "card" }, button);
  });
  $("cards").replaceChildren(...cards, ...warnings);
  const event = article.events.find((one) => one.id === eventId);
  if (event) lightUp(event.evidence || [], true);
}

function route() {
  const [number, eventId] = location.hash.slice(1).split("/");
  shown = number === "" || !articles[number] ? null : Number(number);
  $("overview").hidden = shown !== null;
  $("article").hidden = shown === null;
  if (shown !== null) { scrollTo(0, 0); drawArticle(shown, eventId); }
}

function showTip(event) {
  const mark = event.target.closest && event.target.closest("mark");
  $("tip").hidden = !mark;
  if (!mark) return;
  $("tip").textContent = mark.dataset.tip;
  const box = mark.getBoundingClientRect();
  const tip = $("tip").getBoundingClientRect();
  $("tip").style.left = `${Math.max(8, Math.min(box.left, innerWidth - tip.width - 8))}px`;
  $("tip").style.top = `${box.bottom + tip.height + 8 < innerHeight ? box.bottom + 6 : box.top - tip.height - 6}px`;
}

function downloadCsv() {
  const quote = (cell) => `"${String(cell).replace(/^([=+\-@])/, "'$1").replaceAll('"', '""')}"`;
  const lines = [say("columns"), ...visibleRows().map((row) => row.cells)].map((cells) => cells.map(quote).join(","));
  const file = new Blob(["\ufeff" + lines.join("\r\n")], { type: "text/csv" });
  element("a", { href: URL.createObjectURL(file), download: "events.csv" }).click();
}

$("to-overview").onclick = () => { location.hash = ""; };
$("language").onclick = () => { language = language === "vi" ? "en" : "vi"; drawOverview(); drawArticles(); route(); };
$("filters").onsubmit = (event) => event.preventDefault();
for (const id of ["search", "type", "only-warned"]) $(id).oninput = drawRows;
$("download").onclick = downloadCsv;
document.addEventListener("mouseover", showTip);
document.addEventListener("focusin", showTip);
addEventListener("hashchange", route);
drawOverview();
drawArticles();
route();
