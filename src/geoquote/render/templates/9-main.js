// The parts put together: what is typed or chosen becomes the state, and the state becomes the page.
const form = byId("filters");

const ORDER = {
  newest: (a, b) => (DATA.documents[b.document].day ?? "").localeCompare(DATA.documents[a.document].day ?? ""),
  doubtful: (a, b) => a.confidence - b.confidence,
};

function sorted(f, numbers) {
  const order = ORDER[f.sort];
  return order ? [...numbers].sort((a, b) => order(DATA.quotes[a], DATA.quotes[b]) || a - b) : numbers;
}

function refresh() {
  const f = compiled({ ...state, ...Object.fromEntries(WORDS.map((name) => [name, wordy(state[name])])) });
  const passing = [...DATA.quotes.keys()].filter((number) => passes(f, DATA.quotes[number]));
  const by = (named) => passing.filter((number) => spokenBy(f, DATA.quotes[number], named));
  const found = by(bears);
  const near = f.speaker && !found.length ? by(begins) : [];
  const people = showSpeakers(f, passing.map((number) => DATA.quotes[number]));
  showCards(sorted(f, found.length ? found : near));
  byId("cards").classList.toggle("near", near.length > 0);
  showStatus(found);
  showNotes(f, { passing, found, near, people });
  showView();
}

// Marks without a word in them ask for nothing.
const WORDS = ["speaker", "about", "cue", "publisher"];
const wordy = (text) => (meansWords(text) ? text : "");

function showStatus(found) {
  const documents = new Set(found.map((number) => DATA.quotes[number].document)).size;
  byId("status").replaceChildren(
    el("strong", { id: "count" }, found.length.toLocaleString("en")),
    ` of ${plural(DATA.quotes.length, "quote")} in ${plural(documents, "document")}`,
  );
  byId("in-use").textContent = inUse() ? `(${inUse()} in use)` : "";
}

function say(message) {
  const note = el("span", { class: "said" }, ` ${message}`);
  document.querySelector("#status .said")?.remove();
  byId("status").append(note);
}

function showNotes(f, { passing, found, near, people }) {
  const notes = [];
  if (f.match && !f.expression) notes.push(`The words to match cannot be read: ${whyNot(f.match)}. They filter nothing.`);
  if (f.who) notes.push(chosenNote(f, found, passing));
  if (f.speaker && !found.length) notes.push(nearNote(f, near));
  if (f.speaker && found.length) notes.push(severalNote(f, people));
  const undated = f.since || f.until ? DATA.documents.filter((d) => d.day === null).length : 0;
  if (undated) notes.push(`${plural(undated, "undated document")} left out by the dates.`);
  if (!found.length && !near.length) notes.push("No quotes under these filters.");
  byId("notes").replaceChildren(...notes.filter(Boolean).map((note) => el("p", { class: "note" }, note)));
}

// A speaker chosen from the list is one person; a name asked for is everyone who bears it.
function chosenNote(f, found, passing) {
  const entity = DATA.entities.find((e) => e.id === f.who);
  const name = entity?.name ?? f.who;
  const by = compiled({ ...f, who: "", speaker: name });
  const named = passing.filter((number) => spokenBy(by, DATA.quotes[number])).length;
  const more = named === found.length ? "" : ` The name asked for, as --speaker does, finds ${named}.`;
  const clear = button("everyone", () => choose({ who: "" }, "#quotes"), { class: "link" });
  return el("span", {}, "Only ", el("bdi", {}, name), `.${more} `, clear);
}

function nearNote(f, near) {
  const text = `No speaker has the name “${f.speaker}” in whole words.`;
  return near.length ? `${text} ${plural(near.length, "quote")} by names that begin so:` : text;
}

function severalNote(f, people) {
  const bearing = people.filter((p) => [...p.names].some((number) => bears(number, f.speakerWords)));
  if (bearing.length < 2) return null;
  const names = bearing.map((p) => `${DATA.entities[p.who].name} (${p.total})`).join(", ");
  return `“${f.speaker}” matches ${bearing.length} speakers: ${names}.`;
}

function showView() {
  const pictures = state.view === "pictures";
  byId("pictures").hidden = !pictures;
  byId("columns").hidden = form.hidden = pictures;
  byId("status").parentElement.hidden = pictures;
  for (const choice of document.querySelectorAll("[data-view]")) {
    choice.setAttribute("aria-pressed", String(choice.dataset.view === state.view));
  }
}

function fillForm() {
  for (const name of FIELDS) form.elements[name].value = state[name];
  form.elements.min.value = state.min || "";
  for (const box of form.querySelectorAll("[type=checkbox]")) box.checked = state[box.name].includes(box.value);
  if (inUse()) document.querySelector("details.more").open = true;
}

const ALWAYS_SEEN = ["speaker", "about", "type", "show", "who"];
const inUse = () =>
  FILTERS.filter((name) => !ALWAYS_SEEN.includes(name) && String(state[name]) !== String(START[name])).length;

function readForm() {
  const given = new FormData(form);
  const read = { type: given.getAll("type"), kind: given.getAll("kind"), min: confidence(given.get("min")) };
  for (const name of FIELDS) read[name] = given.get(name);
  return read;
}

function fromAddress() {
  if (!location.hash || location.hash.includes("=")) state = readAddress();
  fillForm();
  refresh();
  const quote = DATA.quotes.findIndex((q) => q.id === state.quote);
  const article = DATA.documents.findIndex((d) => d.id === (state.article || state.doc));
  if (quote >= 0) {
    drawUpTo(quote);
    byId(`card-${quote}`)?.scrollIntoView({ block: "center" });
    openQuote(quote);
  } else showArticle(Math.max(article, openArticle, 0));
}

form.addEventListener("input", () => {
  const read = readForm();
  const chosen = read.doc && read.doc !== state.doc;
  setState(read.speaker !== state.speaker ? { ...read, who: "" } : read);
  refresh();
  if (chosen) showArticle(DATA.documents.findIndex((d) => d.id === read.doc));
});
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", (event) => {
  event.preventDefault();
  setState(startFilters(START.act), { step: true });
  fillForm();
  refresh();
});
byId("choose").addEventListener("change", (event) => {
  showArticle(Number(event.target.value));
  setState({ article: DATA.documents[openArticle].id, quote: "" }, { step: true });
  byId("back").hidden = true;
});
byId("back").addEventListener("click", () => {
  const number = DATA.quotes.findIndex((q) => q.id === state.quote);
  if (number >= 0) goToCard(number);
});
byId("more-cards").addEventListener("click", () => {
  const first = drawn;
  drawCards(CHUNK);
  byId("cards").children[first]?.focus();
});
byId("more-people").addEventListener("click", () => { allPeople = true; refresh(); });
for (const choice of document.querySelectorAll("[data-view]")) {
  choice.addEventListener("click", () => { setState({ view: choice.dataset.view }, { step: true }); showView(); });
}
for (const link of document.querySelectorAll("[data-skip]")) {
  link.addEventListener("click", (event) => { event.preventDefault(); byId(link.dataset.skip).focus(); });
}

// Columns scroll by themselves and fill as the reader goes on; on a phone what comes below them must be reachable.
if (matchMedia("(min-width: 60rem)").matches) {
  new IntersectionObserver((seen) => {
    if (seen.some((entry) => entry.isIntersecting)) drawCards(CHUNK);
  }).observe(byId("more-cards"));
} else {
  for (const part of document.querySelectorAll("details.fold")) part.open = false;
}
addEventListener("popstate", fromAddress); // Back, Forward, a link in the page and an edited address alike
addEventListener("beforeprint", () => drawCards(waiting.length));
fromAddress();
