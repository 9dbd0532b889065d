// The text of an article: runs with marks around them, in paragraphs, and what a mark says of itself.
const FIELDS = Object.keys(NAMES.fields);

// Marks around one run of text, the longest label outermost.
function runNode([text, covering, start], labels) {
  const end = start + [...text].length;
  let node = document.createTextNode(text);
  for (const number of [...covering].reverse()) {
    const label = labels[number];
    const mark = element("mark", { className: label.field, dataset: { label: number } }, node);
    if (label.open) mark.classList.add("left-open");
    if (end === label.end) mark.classList.add("last");
    if (start === label.start) mark.tabIndex = 0;
    node = mark;
  }
  return element("span", { dataset: { start, end } }, node);
}

// One paragraph for each line of the article; a line break stands in it, so that copied text is the article's.
function paragraphs(runs, labels) {
  const found = [element("p")];
  for (const run of runs) {
    found.at(-1).append(runNode(run, labels));
    if (run[0] === "\n") found.push(element("p"));
  }
  for (const one of found) one.classList.toggle("blank", !one.textContent.trim());
  return found;
}

const runsIn = (place) => place.querySelectorAll("span[data-start]");
const within = (node, spans) => spans.some(([start, end]) => Number(node.dataset.start) >= start && Number(node.dataset.end) <= end);

// Light up sentences, and inside them the very words.
function lightUp(sentences, targets = [], scroll = true) {
  let first = null;
  for (const node of runsIn($("text"))) {
    const [lit, target] = [within(node, sentences), within(node, targets)];
    node.classList.toggle("lit", lit);
    node.classList.toggle("target", target);
    if (target && !(first && first.classList.contains("target"))) first = node;
    else if (lit && !first) first = node;
  }
  if (first && scroll) first.scrollIntoView({ block: "center" });
}

// What a label says of itself, in plain words.
function describe(label) {
  const lines = [];
  if (label.how) lines.push(say(NAMES.resolutions[label.how]));
  for (const [name, value] of label.details) lines.push(`${say(name)}: ${[].concat(value).map((one) => say(String(one))).join("; ")}`);
  if (label.reason) lines.push(say(label.reason));
  if (label.candidates.length) lines.push(say("possible: {names}", { names: label.candidates.join("; ") }));
  return lines;
}

const valueOf = (label) => (label.value === null ? say("left open") : label.field === "dates" ? sayDate(label.value) : label.value);

function showTip(mark, label) {
  $("tip").className = label.field;
  $("tip").replaceChildren(element("span", { className: "quiet", textContent: say(NAMES.fields[label.field]) }),
    element("b", { textContent: valueOf(label) }), ...describe(label).map((line) => element("p", { textContent: line })),
    label.rule ? element("p", {}, element("code", { textContent: label.rule })) : "");
  $("tip").hidden = false;
  const box = mark.getClientRects()[0];
  const tip = $("tip").getBoundingClientRect();
  const below = box.bottom + tip.height + 12 < innerHeight;
  $("tip").style.left = `${Math.max(8, Math.min(box.left, innerWidth - tip.width - 8))}px`;
  $("tip").style.top = `${below ? box.bottom + 6 : Math.max(8, box.top - tip.height - 6)}px`;
}

// `labelOf` finds the label of a mark; null for one that is turned off.
function listenTips(labelOf) {
  const tip = ({ target }) => {
    const mark = target.closest ? target.closest("mark[data-label]") : null;
    const label = mark && labelOf(mark);
    if (label) showTip(mark, label);
    else $("tip").hidden = true;
  };
  for (const name of ["mouseover", "focusin", "click"]) document.addEventListener(name, tip);
  document.addEventListener("scroll", () => { $("tip").hidden = true; }, { capture: true, passive: true });
}
