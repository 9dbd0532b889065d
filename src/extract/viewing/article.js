// One article: its text with coloured spans, and beside it its events, each value led back to its place.
let current = { number: null, event: null };

const OF_SLOT = { date: "dates", committee: "committees", documents: "documents", awards: "awards", people: "people" };

function drawLegend(labels) {
  $("legend").replaceChildren(...FIELDS.map((field) => {
    const count = labels.filter((label) => label.field === field).length;
    const off = `off-${field}`;
    const node = button("", () => { node.ariaPressed = String(!$("text").classList.toggle(off)); }, { className: field });
    node.append(say(NAMES.fields[field]), " ", element("b", { textContent: figure(count) }));
    node.ariaPressed = String(!$("text").classList.contains(off));
    return node;
  }));
}

const away = (link) => (link ? element("a", { className: "away", href: link, rel: "noopener noreferrer", target: "_blank", title: say("the original at this sentence"), ariaLabel: say("the original at this sentence"), textContent: "↗" }) : null);

function slotNode(slot, value) {
  const text = slot.name === "date" || slot.name === "period" ? sayDate(value.text) : value.text;
  if (!value.span) return element("li", { textContent: text });
  const node = button(text, () => lightUp([value.sentence], [value.span]), { className: `slot ${OF_SLOT[slot.name] || ""}`, title: slot.rule || "" });
  node.onmouseenter = () => lightUp([value.sentence], [value.span], false);
  return element("li", {}, node, away(value.link));
}

function slotRows(slot) {
  const said = slot.values.length ? element("ul", {}, slot.values.map((value) => slotNode(slot, value)))
    : element("span", { className: "none", textContent: say("the article does not say") });
  const weak = slot.weak ? element("span", { className: "flag", title: say("read from a weak cue: check it by eye"), textContent: " ⚠" }) : null;
  return [element("dt", {}, say(NAMES.slots[slot.name]), weak), element("dd", {}, said)];
}

function eventCard(event) {
  const quotes = event.evidence.map((one) => element("blockquote", { lang: "vi" }, one.text, away(one.link)));
  const light = () => { location.hash = `${current.number}/${event.id}`; lightUp(event.evidence.map((one) => one.span)); };
  const card = element("section", { className: "card panel", id: `card-${event.id}`, ariaLabel: `${event.id} ${say(NAMES.types[event.type])}` },
    kindOf(event.type), event.name ? element("h2", { textContent: asTitle(event.name), lang: "vi" }) : null,
    element("dl", {}, event.slots.flatMap(slotRows)), ...quotes,
    element("p", { style: "margin-top: .7rem" }, button(say("Show its sentences"), light)));
  card.classList.toggle("current", event.id === current.event);
  return card;
}

function notesCard(title, notes) {
  if (!notes.length) return null;
  return element("section", { className: "card notes panel" }, element("h2", { textContent: title }),
    element("ul", {}, notes.map(({ text, more, spans, sentences }) => element("li", {},
      button(text, () => lightUp(sentences, spans), { className: "slot" }), more ? element("small", { textContent: more }) : null))));
}

function drawCards(article) {
  const warnings = article.warnings.map((one) => ({ text: say(NAMES.warnings[one.code] || one.code), more: one.message[language], spans: one.spans, sentences: one.sentences }));
  const open = article.labels.filter((label) => label.open).map((label) => ({
    text: `“${label.text}”`, more: describe(label).join(" · ") || say("the text does not settle it"), spans: [[label.start, label.end]], sentences: [label.sentence] }));
  const cards = article.events.map(eventCard);
  const none = element("section", { className: "card panel" }, element("p", { className: "none", textContent: say("The article reports no event.") }));
  $("cards").replaceChildren(...(cards.length ? cards : [none]),
    ...[notesCard(say("Does not add up"), warnings), notesCard(say("Left open"), open)].filter(Boolean));
}

function drawHead(about) {
  const link = about.url ? element("a", { href: about.url, rel: "noopener noreferrer", target: "_blank", textContent: say("the original") }) : null;
  const origin = [about.site, about.published ? sayDate(about.published.slice(0, 10)) : null, link, element("code", { textContent: about.id })].filter(Boolean);
  $("head").replaceChildren(element("h1", { textContent: about.title, lang: "vi", tabIndex: -1 }),
    element("p", {}, origin.flatMap((one, index) => (index ? [" · ", one] : [one]))));
  document.title = `${about.title} · extract`;
  const step = (by, text) => {
    const to = data.articles[about.number + by];
    return to ? element("a", { href: `#${to.number}`, textContent: text, title: to.title }) : element("span");
  };
  $("steps").replaceChildren(element("a", { href: "#", textContent: `← ${say("all events")}` }),
    element("span", {}, step(-1, say("previous")), " · ", step(1, say("next"))));
}

function drawArticle() {
  const article = part(current.number);
  drawHead(data.articles[current.number]);
  drawLegend(article.labels);
  $("text").replaceChildren(...paragraphs(article.runs, article.labels));
  drawCards(article);
  const event = article.events.find((one) => one.id === current.event);
  if (event) lightUp(event.evidence.map((one) => one.span));
}

function nextEvent(by) {
  const events = part(current.number).events;
  if (!events.length) return;
  const place = events.findIndex((one) => one.id === current.event);
  location.hash = `${current.number}/${events[(place + by + events.length) % events.length].id}`;
}

const goTo = (number) => { if (data.articles[number]) location.hash = String(number); };

const KEYS = {
  "/": [mark("search"), () => { location.hash = ""; $("search").focus(); }],
  j: [mark("next event"), () => current.number !== null && nextEvent(1)],
  k: [mark("previous event"), () => current.number !== null && nextEvent(current.event ? -1 : 0)],
  "]": [mark("next article"), () => current.number !== null && goTo(current.number + 1)],
  "[": [mark("previous article"), () => current.number !== null && goTo(current.number - 1)],
  Escape: [mark("back to all events"), () => { if ($("tip").hidden) location.hash = ""; else $("tip").hidden = true; }],
  d: [mark("light or dark"), turnColours],
  "?": [mark("these keys"), () => $("help").showModal()],
};

function press(event) {
  const typing = event.target.closest("input, select, textarea, dialog");
  if (event.ctrlKey || event.metaKey || event.altKey || typing || !(event.key in KEYS)) return;
  event.preventDefault();
  KEYS[event.key][1]();
}

function listenArticle() {
  $("keys").replaceChildren(...Object.entries(KEYS).flatMap(([key, [name]]) => [
    element("dt", {}, element("kbd", { textContent: key })), element("dd", { dataset: { say: name }, textContent: name })]));
  listenTips((mark) => {
    const label = part(current.number).labels[mark.dataset.label];
    return $("text").classList.contains(`off-${label.field}`) ? null : label;
  });
  document.addEventListener("keydown", press);
}
