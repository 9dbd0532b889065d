// Which view the address asks for: "" all events, "12" an article, "12/e1" one of its events.
function route() {
  const [number, event] = location.hash.slice(1).split("/");
  const before = current.number;
  const found = number !== "" && data.articles[number] && $(`part-${number}`);
  current = found ? { number: Number(number), event: event || null } : { number: null, event: null };
  $("overview").hidden = Boolean(found);
  $("article").hidden = !found;
  $("tip").hidden = true;
  if (found) {
    if (current.number !== before) scrollTo({ top: 0, behavior: "instant" });
    drawArticle();
  } else {
    document.title = "extract";
    drawOverview();
  }
}

function draw() {
  drawLead();
  drawChoices();
  route();
}

listenOverview();
listenArticle();
$("home").onclick = () => { location.hash = ""; };
$("help-button").onclick = () => $("help").showModal();
addEventListener("hashchange", route);
addEventListener("DOMContentLoaded", () => { if (location.hash && current.number === null) route(); });
start(draw);
