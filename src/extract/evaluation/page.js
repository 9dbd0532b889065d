// Accuracy: bars with their intervals, and every error in its article.
const errors = data.articles.flatMap((article) => article.errors.map((error) => ({ ...error, article })));
const percent = (value) => `${(100 * value).toFixed(2)}%`;

// The axis begins under the lowest bound: where every figure is near 1, from 0 none could be told from another.
const lowest = Math.min(.9, ...data.scores.map((score) => (score.intervals.f1 || [score.f1 ?? 1])[0]));
const axis = Math.max(0, Math.floor(20 * lowest) / 20);
const along = (value) => percent((value - axis) / (1 - axis));

function track(score) {
  const spread = score.intervals.f1;
  const told = `F1 ${rate(score.f1)}${spread ? ` (${spread.map(rate).join("–")})` : ""}`;
  const node = element("div", { className: "track", role: "img", ariaLabel: told, title: told });
  if (spread) {
    const whisker = element("div", { className: "whisker" });
    whisker.style.left = along(spread[0]);
    whisker.style.width = percent((spread[1] - spread[0]) / (1 - axis));
    node.append(whisker);
  }
  const dot = element("div", { className: "dot" });
  dot.style.left = along(score.f1 ?? axis);
  node.append(dot);
  return node;
}

function drawScores() {
  const rows = data.scores.map((score) => {
    const cells = [rate(score.precision), rate(score.recall),
      score.exact === null ? "" : rate(score.exact), score.right, score.predicted, score.gold];
    return element("tr", { className: score.name.includes(".") ? "slot" : "" },
      element("th", { scope: "row", textContent: fieldName(score.name) }),
      element("td", { textContent: rate(score.f1) }), element("td", { className: "plot" }, track(score)),
      ...cells.map((textContent) => element("td", { textContent })));
  });
  $("scores").tBodies[0].replaceChildren(...rows);
  $("from").textContent = rate(axis);
  $("to").textContent = rate(1);
  $("accuracies").replaceChildren(...Object.entries(data.accuracies).map(([name, one]) => element("div", {},
    element("dt", { textContent: fieldName(name) }), element("dd", {}, rate(one.accuracy), element("small", { textContent: ` ${one.right}/${one.of}` })))));
}

function drawGate() {
  if (!data.failures.length) return;
  $("gate").hidden = false;
  const told = data.failures.map((failure) => {
    const [message, lost] = [failure.message[language], failure.lost];
    if (!lost.length) return element("p", { textContent: message });
    return element("details", {}, element("summary", { textContent: `${message} (${lost.length})` }),
      element("pre", { textContent: lost.join("\n") }));
  });
  $("gate").replaceChildren(element("h2", { textContent: say("The gate stays shut") }), ...told);
}

function drawChanges() {
  if (!data.changes.length) return;
  $("changes").hidden = false;
  const listed = data.changes.map((change) => {
    const lines = [`${change.article} ${fieldName(change.field)}: F1 ${rate(change.before)} → ${rate(change.after)}`,
      ...change.gained.map((one) => `  + ${one}`), ...change.lost.map((one) => `  − ${one}`)];
    return element("pre", { textContent: lines.join("\n") });
  });
  $("changes").replaceChildren(element("h2", { textContent: say("Gains and losses") }), ...listed);
}

function options(id, all, value, name) {
  const chosen = $(id).value;
  const counts = new Map();
  for (const error of errors) counts.set(value(error), (counts.get(value(error)) || 0) + 1);
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  $(id).replaceChildren(element("option", { value: "", textContent: all }),
    ...sorted.map(([value_, count]) => element("option", { value: value_, textContent: `${name(value_)} (${figure(count)})` })));
  $(id).value = chosen;
  $(id).onchange = drawErrors;
}

const NO_RULE = mark("no rule");
const ruleOf = (error) => error.rule || NO_RULE;

function visible() {
  return errors.filter((error) => (!$("field").value || error.field === $("field").value)
    && (!$("kind").value || error.kind === $("kind").value)
    && (!$("rule").value || ruleOf(error) === $("rule").value));
}

function drawErrors() {
  const shown = visible();
  $("count").textContent = say("{shown} of {count}", { shown: figure(shown.length), count: figure(errors.length) });
  $("split").append($("article"));
  $("errors").replaceChildren(...shown.map((error) => {
    const head = `${fieldName(error.field)} · ${kindName(error.kind)}${error.text ? ` · ⟦${error.text}⟧` : ""}`;
    const said = `${bothValues(error)}${error.rule ? ` · ${error.rule}` : ""}`;
    const button = element("button", { type: "button", className: error.kind }, element("strong", { textContent: head }),
      element("br"), said, element("br"), element("small", { textContent: `${error.article.id}: ${error.sentence}` }));
    button.onclick = () => { choose(button); drawArticle(error, button); };
    return element("li", {}, button);
  }));
}

function choose(button) {
  for (const other of $("errors").querySelectorAll("[aria-current]")) other.removeAttribute("aria-current");
  button.ariaCurrent = "true";
}

// On a narrow screen the article opens under the error that was chosen, else beside the list.
function place(button) {
  if (matchMedia("(max-width: 52rem)").matches) button.after($("article"));
  else $("split").append($("article"));
  $("article").hidden = false;
}

// Offsets count code points; a JavaScript string counts UTF-16 units.
function drawArticle(error, button) {
  const points = [...error.article.text];
  const placed = error.article.errors.filter((one) => one.start !== null && !one.field.startsWith("events"));
  if (error.start !== null && error.field.startsWith("events")) placed.push(error);
  placed.sort((a, b) => a.start - b.start || b.end - a.end);
  const parts = [];
  let last = 0;
  let current = null;
  for (const one of placed) {
    const here = one.start === error.start && one.end === error.end;
    if (one.start < last) continue;
    parts.push(points.slice(last, one.start).join(""));
    const node = element("mark", { className: one.kind, textContent: points.slice(one.start, one.end).join("") });
    node.title = `${fieldName(one.field)}: ${bothValues(one)}`;
    if (here) { node.classList.add("current"); current = node; }
    parts.push(node);
    last = one.end;
  }
  parts.push(points.slice(last).join(""));
  $("title").textContent = error.article.title;
  $("text").replaceChildren(...parts);
  place(button);
  if (current) $("text").scrollTop = current.offsetTop - $("text").offsetTop - $("text").clientHeight / 2;
}

function draw() {
  const count = { articles: sayMany("{count} article", "{count} articles", data.articles.length), errors: sayMany("{count} error", "{count} errors", errors.length) };
  $("summary").textContent = say("{articles} labelled by hand, {errors}. Each error leads to its place in the text.", count);
  $("about").textContent = data.rules ? say("rules {version}", { version: data.rules }) : "";
  document.title = `${say("How right the records are")} · extract`;
  drawGate();
  drawScores();
  drawChanges();
  options("field", say("every field"), (error) => error.field, fieldName);
  options("kind", say("every kind"), (error) => error.kind, kindName);
  options("rule", say("every rule"), ruleOf, say);
  drawErrors();
}

$("filters").onsubmit = (event) => event.preventDefault();
start(draw);
