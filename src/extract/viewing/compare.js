// Gold beside records, the overview: figures, then every difference, the gravest first.
const PAGE = 60;
let limit = PAGE;

const counts = (difference) => difference.kind !== "wrong_boundary";

function drawScores() {
  $("scores").replaceChildren(...data.scores.map((score) => {
    const [missed, wrong] = [score.gold - score.right, score.predicted - score.right];
    const bar = element("div", { className: "meter", ariaHidden: "true" }, element("i", { style: `width: ${100 * (score.f1 ?? 0)}%` }));
    return element("div", {}, element("h2", { textContent: fieldName(score.field) }), element("strong", { textContent: rate(score.f1) }), bar,
      element("p", { textContent: say("{missed} of {gold} missed, {wrong} wrong", { missed: figure(missed), gold: figure(score.gold), wrong: figure(wrong) }) }));
  }));
}

function values({ field, gold, predicted, kind, text }) {
  const parts = [];
  if (kind === "wrong_boundary") parts.push(text);
  else {
    if (gold !== null) parts.push(element("small", { textContent: say("gold") }), element("ins", { textContent: sayValue(field, gold) }), " ");
    if (predicted !== null) parts.push(element("small", { textContent: say("extracted") }), element("del", { textContent: sayValue(field, predicted) }));
    if (text && text !== gold && text !== predicted) parts.push(element("small", { textContent: ` “${text}”` }));
  }
  return element("span", { className: "values", lang: "vi" }, parts);
}

function differenceButton(difference, act) {
  return element("button", { type: "button", className: difference.kind, onclick: act },
    element("span", { className: "what" }, element("b", { textContent: kindName(difference.kind) }), fieldName(difference.field)),
    values(difference), element("span", { className: "sentence", lang: "vi", textContent: difference.sentence }));
}

function shownDifferences() {
  const words = wantedIn($("search").value);
  return data.differences.filter((one) => {
    const text = fold([data.articles[one.article].title, data.articles[one.article].id, one.gold, one.predicted, one.text, one.sentence].join(" "));
    return (!$("kind").value || one.kind === $("kind").value) && (!$("field").value || one.field === $("field").value) && words.every((word) => text.includes(word));
  });
}

function drawList() {
  const shown = shownDifferences();
  $("list").replaceChildren(...shown.slice(0, limit).map((one) => element("li", {},
    differenceButton(one, () => { location.hash = `${one.article}/${data.differences.indexOf(one)}`; }))));
  if (!shown.length) $("list").replaceChildren(element("li", { className: "quiet", textContent: say("No difference.") }));
  $("more").hidden = shown.length <= limit;
  $("more").textContent = say("Show all {count}", { count: figure(shown.length) });
}

function drawArticles() {
  const lines = data.articles.map((article) => {
    const own = data.differences.filter((one) => one.article === article.number && counts(one));
    const missed = own.filter((one) => one.kind === "missed").length;
    return { article, missed, other: own.length - missed };
  });
  lines.sort((a, b) => b.missed - a.missed || b.other - a.other || a.article.number - b.article.number);
  $("articles").tHead.replaceChildren(element("tr", {}, ...[say("Article"), say("Missed"), say("Wrong")]
    .map((textContent, index) => element("th", { scope: "col", textContent, className: index ? "number" : "" }))));
  $("articles").tBodies[0].replaceChildren(...lines.map(({ article, missed, other }) => {
    const link = element("a", { href: `#${article.number}`, textContent: article.title });
    const note = article.recorded ? article.site || article.id : say("no record of this article");
    const row = element("tr", {}, element("td", {}, link, element("div", { className: "quiet", textContent: note })),
      ...[missed, other].map((count) => element("td", { className: "number", textContent: count ? figure(count) : "–" })));
    row.onclick = () => { location.hash = String(article.number); };
    return row;
  }));
}

function drawChoices() {
  const fill = (id, all, key, name) => {
    const some = countBy(data.differences.map((one) => one[key]));
    const chosen = $(id).value;
    $(id).replaceChildren(element("option", { value: "", textContent: all }),
      ...some.map(([value, count]) => element("option", { value, textContent: `${name(value)} (${figure(count)})` })));
    $(id).value = chosen;
    $(id).ariaLabel = all;
  };
  fill("kind", say("every kind"), "kind", kindName);
  fill("field", say("every field"), "field", fieldName);
}

function drawLead() {
  const grave = data.differences.filter(counts);
  const missed = grave.filter((one) => one.kind === "missed").length;
  $("headline").textContent = data.title || say("Gold and extracted, side by side");
  $("standfirst").textContent = say("{articles}: {missed} missed, {wrong} wrong or too many.", {
    articles: sayMany("{count} article", "{count} articles", data.articles.length), missed: figure(missed), wrong: figure(grave.length - missed) });
  $("about").textContent = data.rules ? say("rules {version}", { version: data.rules }) : "";
}

function downloadCsv() {
  const rows = [["kind", "field", "gold", "extracted", "text", "sentence", "rule", "article_id", "title"], ...shownDifferences().map((one) => [
    one.kind, one.field, one.gold, one.predicted, one.text, one.sentence, one.rule, data.articles[one.article].id, data.articles[one.article].title])];
  saveCsv("differences.csv", rows);
}
