// What figures and errors are called; shared by the pages that tell how right records are.
const rate = (value) => (value === null || value === undefined ? "–" : value.toLocaleString(language, { minimumFractionDigits: 3, maximumFractionDigits: 3 }));
const kindName = (kind) => say(NAMES.kinds[kind]);

function fieldName(code) {
  if (NAMES.figures[code]) return say(NAMES.figures[code]);
  const [field, part] = code.split(".");
  return field === "events" ? say("event: {slot}", { slot: say(NAMES.slots[part]) }) : `${say(NAMES.fields[field])}: ${say(NAMES.details[part])}`;
}

// Codes by their names, dates as the page's language has them. A whole event is told as
// "type · date · body …": each part for itself.
function sayValue(field, value) {
  if (value === null || value === undefined) return "–";
  return field === "events" ? value.split(" · ").map(sayPart).join(" · ") : sayPart(value);
}

function sayPart(value) {
  const [, count, what] = /^(\d+) (\w+)$/.exec(value) || [];
  if (what === "awards") return sayMany("{count} award", "{count} awards", Number(count));
  if (what && NAMES.recipients[what]) return `${figure(Number(count))} ${say(NAMES.recipients[what])}`;
  if (NAMES.types[value]) return say(NAMES.types[value]);
  return /^(\d{4}-|P\d)/.test(value) ? sayDate(value) : say(value);
}
mark("no date");
mark("no committee");

const bothValues = (error) => say("gold {gold} · got {said}", { gold: sayValue(error.field, error.gold), said: sayValue(error.field, error.predicted) });
