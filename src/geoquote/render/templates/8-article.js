// One article at a time, its quotes, cues, sources and names marked; every piece comes ready cut.
let openArticle = -1;

function showArticle(number) {
  if (number === openArticle || !DATA.documents[number]) return;
  openArticle = number;
  const article = DATA.documents[number];
  const begun = new Set();
  const titled = article.paragraphs.some((p) => p.region === "title");
  byId("choose").value = String(number);
  byId("text").replaceChildren(
    titled ? "" : el("h3", { dir: "auto" }, article.title ?? article.id),
    ...article.paragraphs.filter((p) => p.region === "title").map((p) => paragraph(article, p, begun)),
    articleFacts(article),
    ...article.paragraphs.filter((p) => p.region !== "title").map((p) => paragraph(article, p, begun)),
  );
  byId("text").scrollTop = 0;
}

function articleFacts(article) {
  const safe = /^https?:\/\//i.test(article.url ?? "");
  const facts = [
    article.byline, article.published ?? "undated", article.publisher,
    safe ? el("a", { href: article.url, rel: "noopener noreferrer" }, article.url) : article.url,
    el("code", {}, article.path),
  ].filter(Boolean);
  return el("p", { class: "facts" }, ...facts.flatMap((fact, place) => [place ? " · " : "", el("bdi", {}, fact)]));
}

function paragraph(article, found, begun) {
  const tag = found.region === "title" ? "h3" : "p";
  return el(tag, { dir: "auto" }, ...found.pieces.flatMap((piece) => pieceOf(article, piece, begun)));
}

function pieceOf(article, piece, begun) {
  if (typeof piece === "string") return [piece];
  const [text, ...numbers] = piece;
  const marks = numbers.map((number) => article.marks[number]);
  const quotes = marks.filter(([kind]) => kind === "quote").map(([, owner]) => owner);
  const kinds = new Set(marks.map(([kind]) => kind));
  const span = el("span", { class: ["m", ...kinds, quotes.length > 1 ? "nested" : ""].join(" ").trim() }, text);
  const about = marks.filter(([kind]) => kind === "name").map(([, owner]) => DATA.entities[owner]);
  if (about.length) span.title = about.map((e) => (e.facts ? `${e.name}, ${e.facts}` : e.name)).join("; ");
  for (const [kind, owner] of marks) if (kind !== "name") span.classList.add(`${kind === "quote" ? "of" : "by"}-${owner}`);
  if (quotes.length) span.addEventListener("click", () => goToCard(quotes[quotes.length - 1]));
  const first = quotes.filter((quote) => !begun.has(quote));
  first.forEach((quote) => begun.add(quote));
  return [...first.map(reference), span];
}

function reference(number) {
  const quote = DATA.quotes[number];
  const own = quote.id.slice(quote.id.lastIndexOf("#") + 2);
  const by = quote.speakers.map((speaker) => speaker.name).join(" and ") || quote.source || "unnamed";
  const label = `Quote ${own}, ${by}: go to its card`;
  return button(own, () => goToCard(number), { class: "ref", id: `ref-${number}`, "aria-label": label });
}

// The quote's own words stand out, its cue and source are outlined.
function light(number) {
  for (const [name, mark] of [["on", "of"], ["beside", "by"]]) {
    for (const span of document.querySelectorAll(`#text .${name}`)) span.classList.remove(name);
    for (const span of document.querySelectorAll(`#text .${mark}-${number}`)) span.classList.add(name);
  }
  document.querySelector(".card.on")?.classList.remove("on");
  byId(`card-${number}`)?.classList.add("on");
  byId("back").hidden = false;
}

function goToArticle(number) {
  setState({ quote: DATA.quotes[number].id, article: "", view: "quotes" }, { step: true });
  openQuote(number);
  const mark = byId(`ref-${number}`);
  mark?.focus({ preventScroll: true });
}

function openQuote(number) {
  showArticle(DATA.quotes[number].document);
  light(number);
  byId(`ref-${number}`)?.scrollIntoView({ block: "center" });
}

function goToCard(number) {
  const hidden = !waiting.includes(number);
  setState({ ...(hidden ? startFilters(DATA.quotes[number].act) : {}), quote: DATA.quotes[number].id }, { step: true });
  if (hidden) {
    fillForm();
    refresh();
    say("The filters were cleared: they left this quote out.");
  }
  drawUpTo(number);
  light(number);
  const found = byId(`card-${number}`);
  found.scrollIntoView({ block: "center" });
  found.focus({ preventScroll: true });
}

function drawUpTo(number) {
  drawCards(Math.max(waiting.indexOf(number) + 1 - drawn, 0));
}

function startFilters(act) {
  const cleared = Object.fromEntries(FILTERS.map((name) => [name, START[name]]));
  return act === START.act ? cleared : { ...cleared, act: "any" };
}
