"use strict";
// What every page shares: data and words out of the page itself, nodes, language, colours.
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const data = read("data");
const NAMES = data.names;
const part = (number) => read(`part-${number}`);
const WORDS = read("words");
const $ = (id) => document.getElementById(id);

// A page on disk may not keep anything in some browsers: then it just forgets.
const kept = {
  get(name) { try { return localStorage.getItem(`extract-${name}`); } catch { return null; } },
  set(name, value) { try { localStorage.setItem(`extract-${name}`, value); } catch { /* forgotten */ } },
};

let language = document.documentElement.dataset.language || kept.get("language")
  || (navigator.language.startsWith("vi") ? "vi" : "en");

// English is the key; {name} is filled in.
function say(text, values = {}) {
  const said = (WORDS[language] || {})[text] || text;
  return said.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

// Vietnamese has no plural: both keys lead to its one form.
function sayMany(one, many, count) {
  const text = count === 1 ? one : many;
  return say(text, { count: figure(count) });
}

// Marks words for the catalogue that are said later.
const mark = (text) => text;
const figure = (number) => number.toLocaleString(language === "vi" ? "vi-VN" : "en-GB");

function element(tag, properties = {}, ...children) {
  const { dataset, style, ...rest } = properties;
  const node = Object.assign(document.createElement(tag), rest);
  Object.assign(node.dataset, dataset);
  if (style) node.style.cssText = style;
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

const button = (text, onclick, properties = {}) => element("button", { type: "button", textContent: text, onclick, className: "button", ...properties });

const UNITS = { Y: [mark("{count} year"), mark("{count} years")], M: [mark("{count} month"), mark("{count} months")], W: [mark("{count} week"), mark("{count} weeks")], D: [mark("{count} day"), mark("{count} days")] };

// A date as a person writes it in the page's language; what is no calendar day stays as it is.
function sayDate(value) {
  const point = /^(\d{4}|XXXX)-(\d\d)(?:-(\d\d))?$/;
  const one = (text) => {
    const parts = point.exec(text);
    if (!parts || parts[2] > 12) return text;
    const [, known, month, day] = parts;
    const year = known === "XXXX" ? "?" : known;
    return [day && Number(day), Number(month), year].filter(Boolean).join("/");
  };
  const length = /^P(\d+)([YMWD])$/.exec(value || "");
  if (length) return sayMany(...UNITS[length[2]], Number(length[1]));
  return value ? value.split("/").map((text) => (text === ".." ? "…" : one(text))).join(" – ") : "";
}

// Typing "tay ho" finds Tây Hồ: marks are folded away on both sides.
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();

// What is searched for: words that must all be there, and "phrases in quotes".
const wantedIn = (text) => [...fold(text).matchAll(/"([^"]+)"|[^\s"]+/g)].map(([whole, phrase]) => phrase || whole);

function countBy(list) {
  const counted = new Map();
  for (const one of list) counted.set(one, (counted.get(one) || 0) + 1);
  return [...counted];
}

// The name of an event as a headline: taken from within a sentence it begins small.
const asTitle = (text) => text && text[0].toLocaleUpperCase("vi") + text.slice(1);

const total = (list, of) => list.reduce((sum, one) => sum + (of(one) || 0), 0);

// What need not stand in the first view waits until that is painted.
const afterPaint = (act) => requestAnimationFrame(() => setTimeout(act));

// Libraries lie in the page as text and are run when they are first needed.
function runLibraries() {
  for (const node of document.querySelectorAll("script[type='text/library']")) node.replaceWith(element("script", { textContent: node.textContent }));
}

// A spreadsheet would run a cell that starts like a formula: it is quoted.
const quote = (value) => `"${String(value ?? "").replace(/^([=+\-@\t\r])/, "'$1").replaceAll('"', '""')}"`;

function saveCsv(name, rows) {
  const text = `\ufeff${rows.map((cells) => cells.map(quote).join(",")).join("\r\n")}\r\n`;
  const link = element("a", { href: URL.createObjectURL(new Blob([text], { type: "text/csv" })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function sayStatic(root = document) {
  for (const node of root.querySelectorAll("[data-say]")) node.textContent = say(node.dataset.say);
  for (const node of root.querySelectorAll("[data-say-label]")) node.ariaLabel = say(node.dataset.sayLabel);
  for (const node of root.querySelectorAll("[data-say-hint]")) node.placeholder = say(node.dataset.sayHint);
}

let redraw = () => {};

function setLanguage(name) {
  language = name;
  document.documentElement.lang = name;
  kept.set("language", name);
  sayStatic();
  if ($("language")) {
    $("language").textContent = name === "vi" ? "English" : "Tiếng Việt";
    $("language").lang = name === "vi" ? "en" : "vi";
  }
  redraw();
}

function setColours(scheme) {
  document.documentElement.style.colorScheme = scheme || "";
  kept.set("colours", scheme || "");
}

const isDark = () => (document.documentElement.style.colorScheme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
const turnColours = () => setColours(isDark() ? "light" : "dark");

// Called by a page's own script once its drawing functions stand.
function start(draw) {
  redraw = draw;
  if (kept.get("colours")) setColours(kept.get("colours"));
  if ($("language")) $("language").onclick = () => setLanguage(language === "vi" ? "en" : "vi");
  if ($("colours")) $("colours").onclick = turnColours;
  setLanguage(language);
  performance.mark("drawn");
}
