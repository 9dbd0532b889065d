// What figures and errors are called; shared by the pages that tell how right records are.
const rate = (value) => (value === null || value === undefined ? "–" : value.toLocaleString(language, { minimumFractionDigits: 3, maximumFractionDigits: 3 }));
const kindName = (kind) => say(NAMES.kinds[kind]);

function fieldName(code) {
  if (NAMES.figures[code]) return say(NAMES.figures[code]);
  const [field, part] = code.split(".");
  return field === "events" ? say("event: {slot}", { slot: say(NAMES.slots[part]) }) : `${say(NAMES.fields[field])}: ${say(NAMES.details[part])}`;
}

// A whole event is told as "type · date · body …": its type by its name, what it lacks in words.
function sayValue(field, value) {
  if (value === null || !field.startsWith("events")) return value ?? "–";
  const [first, ...others] = value.split(" · ");
  return [say(NAMES.types[first] || first), ...others.map((one) => {
    const awards = /^(\d+) awards$/.exec(one);
    return awards ? sayMany("{count} award", "{count} awards", Number(awards[1])) : say(one);
  })].join(" · ");
}
mark("no date");
mark("no committee");

const bothValues = (error) => say("gold {gold} · got {said}", { gold: sayValue(error.field, error.gold), said: sayValue(error.field, error.predicted) });
