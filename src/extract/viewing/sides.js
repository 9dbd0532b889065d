// One article, both sides: paragraph beside paragraph, so that the lines stay level.
let current = { number: null, difference: null };
const VERDICTS = { right: mark("right"), missed: mark("missed"), wrong: mark("misread"), spurious: mark("false alarm"), aside: mark("not scored") };
const DIFFERENT = ["missed", "wrong", "spurious"];

function sideOf(name, side) {
  const found = paragraphs(side.runs, side.labels);
  for (const one of found) {
    for (const node of one.querySelectorAll("mark")) {
      node.dataset.side = name;
      node.classList.remove("left-open");
      node.classList.add(side.labels[node.dataset.label].verdict);
    }
  }
  return found;
}

function drawSides(article) {
  const [gold, said] = [sideOf("gold", article.gold), sideOf("said", article.said)];
  const title = (textContent) => element("h2", { textContent });
  const rows = gold.flatMap((left, index) => {
    const pair = [left, said[index]];
    const differs = pair.some((one) => one.querySelector(DIFFERENT.map((verdict) => `mark.${verdict}`).join()));
    left.classList.add(differs ? "differs" : "same");
    if (differs) said[index].classList.add("differs");
    [left.dataset.side, said[index].dataset.side] = [say("gold"), say("extracted")];
    return pair;
  });
  $("sides").replaceChildren(title(say("Gold")), title(say("Extracted")), ...rows);
  $("verdicts").replaceChildren(...Object.entries(VERDICTS).map(([verdict, name]) => element("li", { className: verdict, textContent: say(name) })));
}

function told(slot, list) {
  const texts = list.map((one) => (slot === "type" ? say(NAMES.types[one]) : slot === "date" ? sayDate(one) : one));
  return texts.length ? texts.flatMap((one, index) => (index ? [element("br"), one] : [one])) : [element("span", { className: "none", textContent: "–" })];
}

function pairTable(pair) {
  const state = !pair.said ? say("missed") : !pair.gold ? say("false alarm") : pair.right ? say("right") : say("differs");
  const tone = pair.right ? "right" : !pair.said ? "missed" : !pair.gold ? "spurious" : "wrong";
  const head = [say("Event"), say("Gold"), say("Extracted")].map((textContent) => element("th", { scope: "col", textContent }));
  head.push(element("th", { scope: "col" }, element("span", { className: "visually-hidden", textContent: say("right") })));
  const rows = pair.slots.map((slot) => element("tr", { className: slot.right ? "" : "differs" },
    element("th", { scope: "row", textContent: say(NAMES.slots[slot.name]) }),
    element("td", { lang: "vi" }, told(slot.name, slot.gold)), element("td", { lang: "vi" }, told(slot.name, slot.said)),
    element("td", { className: "sign", textContent: slot.right ? "✓" : "✗", ariaLabel: slot.right ? say("right") : say("differs") })));
  return element("details", { className: "pair panel scroll", open: !pair.right },
    element("summary", {}, element("span", { className: `kind ${tone}`, textContent: state }), " ", asTitle(pair.name) || say("event")),
    element("table", {}, element("thead", {}, element("tr", {}, head)), element("tbody", {}, rows)));
}

// Light up a difference on both sides; one that has no place of its own lights nothing.
function showDifference(difference) {
  for (const node of $("here").querySelectorAll("button")) node.ariaCurrent = String(node.dataset.number === String(data.differences.indexOf(difference)));
  let first = null;
  for (const node of runsIn($("sides"))) {
    const lit = difference && difference.start !== null && within(node, [[difference.start, difference.end]]);
    node.classList.toggle("target", Boolean(lit));
    if (lit && !first && node.offsetParent) first = node;
  }
  if (first) first.scrollIntoView({ block: "center" });
}

function drawArticle() {
  const about = data.articles[current.number];
  const article = part(current.number);
  const own = data.differences.filter((one) => one.article === current.number);
  $("head").replaceChildren(element("h1", { textContent: about.title, lang: "vi" }),
    element("p", {}, [about.site, " · "].filter(() => about.site), element("code", { textContent: about.id })));
  $("steps").replaceChildren(element("a", { href: "#", textContent: `← ${say("all differences")}` }));
  $("here").replaceChildren(...own.map((one) => {
    const node = differenceButton(one, () => showDifference(one));
    node.dataset.number = data.differences.indexOf(one);
    return element("li", {}, node);
  }));
  $("pairs").replaceChildren(...article.events.map(pairTable));
  drawSides(article);
  document.title = `${about.title} · extract`;
  if (current.difference) showDifference(data.differences[Number(current.difference)]);
  else scrollTo({ top: 0, behavior: "instant" });
}

function route() {
  const [number, difference] = location.hash.slice(1).split("/");
  const found = number !== "" && data.articles[number] && $(`part-${number}`);
  current = found ? { number: Number(number), difference: difference || null } : { number: null, difference: null };
  $("overview").hidden = Boolean(found);
  $("article").hidden = !found;
  $("tip").hidden = true;
  if (found) drawArticle();
}

function draw() {
  drawLead();
  drawScores();
  drawChoices();
  drawList();
  drawArticles();
  route();
}

listenTips((node) => part(current.number)[node.dataset.side].labels[node.dataset.label]);
$("home").onclick = () => { location.hash = ""; };
$("filters").onsubmit = (event) => event.preventDefault();
for (const id of ["search", "kind", "field"]) $(id).oninput = () => { limit = PAGE; drawList(); };
$("more").onclick = () => { limit = Infinity; drawList(); };
$("download").onclick = downloadCsv;
document.addEventListener("keydown", (event) => { if (event.key === "Escape" && !event.target.closest("input, select")) location.hash = ""; });
addEventListener("hashchange", route);
addEventListener("DOMContentLoaded", () => { if (location.hash && current.number === null) route(); });
start(draw);
