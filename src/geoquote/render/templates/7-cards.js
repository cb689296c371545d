// Quotes as cards, drawn a chunk at a time as the reader comes to them.
const CHUNK = 40;
let waiting = [];
let drawn = 0;

function showCards(quotes) {
  waiting = quotes;
  drawn = 0;
  byId("cards").replaceChildren();
  drawCards(CHUNK);
}

function drawCards(count) {
  const next = waiting.slice(drawn, drawn + count);
  byId("cards").append(...next.map(card));
  drawn += next.length;
  byId("more-cards").hidden = drawn >= waiting.length;
}

const inWords = (value) => (value >= DATA.sure ? "sure" : value >= DATA.unsure ? "likely" : "check");
const percent = (value) => `${Math.round(100 * value)} %`;

function card(number) {
  const quote = DATA.quotes[number];
  const source = DATA.documents[quote.document];
  return el(
    "li", { class: "card", id: `card-${number}`, tabindex: "-1", "data-id": quote.id },
    el("p", { class: "who" }, ...speakersOf(quote)),
    el("blockquote", { class: quote.type, dir: "auto" }, quote.text),
    el(
      "p", { class: "facts" },
      el("span", { class: `badge ${quote.type}` }, quote.type),
      quote.act === "thought" ? el("span", { class: "badge" }, "thought") : null,
      sureness(quote),
      printed("cue", quote.cue),
      printed("source", quote.source),
    ),
    el(
      "p", { class: "where" },
      el("bdi", {}, source.title ?? source.id), " · ",
      source.day ? el("time", { datetime: source.day }, source.day) : "undated",
    ),
    el(
      "p", { class: "do" },
      button("Show in article", () => goToArticle(number), { class: "go" }),
      el("span", { class: "copy", role: "group", "aria-label": "Copy with citation" },
        button("Copy", () => copyQuote(number, "plain"), { "aria-label": "Copy with citation", "data-copy": "plain" }),
        button("BibTeX", () => copyQuote(number, "bibtex"), { "aria-label": "Copy as BibTeX", "data-copy": "bibtex" }),
        button("RIS", () => copyQuote(number, "ris"), { "aria-label": "Copy as RIS", "data-copy": "ris" })),
    ),
  );
}

function speakersOf(quote) {
  if (UNNAMED(quote)) return [el("i", {}, quote.source ? "unnamed: " : "unnamed"), el("bdi", {}, quote.source ?? "")];
  return quote.speakers.flatMap((speaker, place) => [
    place ? "; " : null,
    el("bdi", { class: "name" }, speaker.name),
    speaker.confidence < DATA.unsure
      ? el("abbr", { class: "doubt", title: `a guess: ${percent(speaker.confidence)} sure of the speaker` }, "?")
      : null,
    speaker.facts ? el("bdi", { class: "facts" }, `, ${speaker.facts}`) : null,
  ]);
}

function sureness(quote) {
  const least = Math.min(...quote.speakers.map((speaker) => speaker.confidence), 1);
  const word = inWords(Math.min(quote.confidence, least < DATA.unsure ? least : 1));
  const title = `${percent(quote.confidence)} sure of words and speaker`;
  return el("span", { class: `badge ${word}`, title }, word);
}

const printed = (label, text) =>
  text ? el("span", { class: "printed" }, `${label} `, el("bdi", { class: label }, `“${text}”`)) : null;

async function copyQuote(number, form) {
  const quote = DATA.quotes[number];
  const parts = DATA.documents[quote.document].cite[form];
  const own = quote.id.slice(quote.id.lastIndexOf("#") + 1);
  const inserted = form === "bibtex" ? [own, quote.tex ?? quote.said] : [quote.said];
  await copyText(parts.map((part, place) => part + (inserted[place] ?? "")).join(""));
}

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = el("textarea", { class: "unseen", "aria-hidden": "true" });
    area.value = text;
    const before = document.activeElement;
    document.body.append(area);
    area.select();
    document.execCommand("copy"); // where the clipboard is kept from pages opened as files
    area.remove();
    before?.focus();
  }
  say("Copied.");
}
