// The overview's state: which events are shown, in which order. A row is one event.
const rows = data.events.map((event) => ({ ...event, of: data.articles[event.article], year: (event.date || "").slice(0, 4) }));
const order = { events: { key: "date", down: true }, articles: { key: "published", down: true } };
const honoured = (row) => (row.collectives || 0) + (row.individuals || 0) + (row.party_members || 0);

const searched = new Map();
function searchable(thing, ...texts) {
  if (!searched.has(thing)) searched.set(thing, fold(texts.flat().filter(Boolean).join(" ")));
  return searched.get(thing);
}
const wordsOf = (row) => searchable(row, row.committee, row.name, row.documents, row.province, row.place, row.date, row.of.title, row.of.site, row.of.id);
const wordsOfArticle = (article) => searchable(article, article.title, article.site, article.id, article.url);

const wanted = () => wantedIn($("search").value);
const hasAll = (text, words) => words.every((word) => text.includes(word));

const CHOICES = { type: (row) => row.type, province: (row) => row.province || "", year: (row) => row.year };

function keeps(row, words) {
  return Object.entries(CHOICES).every(([id, of]) => $(id).value === "" || of(row) === $(id).value)
    && (!$("doubtful").checked || row.doubts > 0) && hasAll(wordsOf(row), words);
}

const shownEvents = () => { const words = wanted(); return sorted(rows.filter((row) => keeps(row, words)), order.events); };

// With no filter on events set, articles without any are listed too.
function shownArticles() {
  const words = wanted();
  const narrowed = Object.keys(CHOICES).some((id) => $(id).value !== "");
  const numbers = new Set(rows.filter((row) => keeps(row, [])).map((row) => row.article));
  return sorted(data.articles.filter((article) => hasAll(wordsOfArticle(article), words)
    && (!narrowed || numbers.has(article.number))
    && (!$("doubtful").checked || article.warnings + article.open > 0)), order.articles);
}

const collator = new Intl.Collator("vi", { numeric: true });
function sorted(list, { key, down }) {
  const value = (one) => (key === "title" && one.of ? one.of.title : Array.isArray(one[key]) ? one[key].join(" ") : one[key]);
  const empty = (it) => it === null || it === undefined || it === "";
  return list.sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (empty(x) || empty(y)) return empty(x) - empty(y);
    const way = typeof x === "number" ? x - y : collator.compare(x, y);
    return down ? -way : way;
  });
}

const isFiltered = () => wanted().length > 0 || $("doubtful").checked || Object.keys(CHOICES).some((id) => $(id).value !== "");

function drawChoices() {
  const titles = { type: say("any kind"), province: say("any province"), year: say("any year") };
  for (const [id, of] of Object.entries(CHOICES)) {
    const counts = countBy(rows.map(of).filter(Boolean));
    const name = (value) => (id === "type" ? say(NAMES.types[value]) : value);
    const options = counts.map(([value, count]) => ({ value, text: `${name(value)} (${figure(count)})` }));
    options.sort((a, b) => (id === "year" ? -1 : 1) * collator.compare(a.text, b.text));
    const chosen = $(id).value;
    $(id).replaceChildren(element("option", { value: "", textContent: titles[id] }),
      ...options.map(({ value, text }) => element("option", { value, textContent: text })));
    $(id).value = chosen;
    $(id).ariaLabel = titles[id];
  }
}

function choose(id, value) {
  $(id).value = $(id).value === value ? "" : value;
  drawOverview();
}

function searchFor(text) {
  $("search").value = $("search").value === text ? "" : text;
  drawOverview();
}

function clearFilters() {
  for (const id of ["search", ...Object.keys(CHOICES)]) $(id).value = "";
  $("doubtful").checked = false;
  drawOverview();
}
