// Which view the address asks for: "" all events, "12" an article, "12/e1" one of its events.
let left = 0; // how far the overview was scrolled when an article was opened

function route() {
  const [number, event] = location.hash.slice(1).split("/");
  const before = current.number;
  const found = number !== "" && data.articles[number] && $(`part-${number}`);
  if (found && before === null) left = scrollY;
  current = found ? { number: Number(number), event: event || null } : { number: null, event: null };
  $("overview").hidden = Boolean(found);
  $("article").hidden = !found;
  $("tip").hidden = true;
  if (found) {
    if (current.number !== before) scrollTo({ top: 0, behavior: "instant" });
    drawArticle();
    if (current.number !== before) $("head").querySelector("h1").focus({ preventScroll: true });
  } else {
    document.title = "extract";
    if (before !== null) scrollTo({ top: left, behavior: "instant" });
  }
}

function draw() {
  drawLead();
  drawChoices();
  drawOverview();
  route();
}

listenOverview();
listenArticle();
$("home").onclick = () => { location.hash = ""; };
$("help-button").onclick = () => $("help").showModal();
addEventListener("hashchange", route);
addEventListener("DOMContentLoaded", () => { if (location.hash && current.number === null) route(); });
start(draw);
