// Who speaks, most first: how often under the filters of the moment, by type.
const FIRST_PEOPLE = 60;
let allPeople = false;

function tally(quotes) {
  const people = new Map();
  let unnamed = 0;
  for (const quote of quotes) {
    if (UNNAMED(quote)) unnamed += 1;
    for (const who of new Set(quote.speakers.map((speaker) => speaker.who))) {
      const found = people.get(who) ?? { who, total: 0, byType: {}, names: new Set() };
      found.total += 1;
      found.byType[quote.type] = (found.byType[quote.type] ?? 0) + 1;
      people.set(who, found);
    }
    for (const speaker of quote.speakers) people.get(speaker.who).names.add(speaker.names);
  }
  return { people: [...people.values()].sort(byTotal), unnamed };
}

function byTotal(a, b) {
  return b.total - a.total || DATA.entities[a.who].name.localeCompare(DATA.entities[b.who].name, "en");
}

function showSpeakers(f, quotes) {
  const { people, unnamed } = tally(quotes);
  const fitting = f.speaker ? people.filter((p) => [...p.names].some((n) => begins(n, f.speakerWords))) : people;
  const rows = (allPeople ? fitting : fitting.slice(0, FIRST_PEOPLE)).map((p) => speakerRow(f, p, people[0].total));
  if (unnamed && !f.speaker) rows.push(unnamedRow(f, unnamed));
  byId("people").replaceChildren(...rows);
  byId("more-people").hidden = allPeople || fitting.length <= FIRST_PEOPLE;
  return fitting;
}

function speakerRow(f, person, most) {
  const entity = DATA.entities[person.who];
  const types = DATA.types.filter((type) => person.byType[type]);
  const numbers = types.map((type) => `${person.byType[type]} ${type}`).join(", ");
  const bar = el("span", { class: "bar", "aria-hidden": "true" });
  bar.style.width = `${Math.max((100 * person.total) / most, 2)}%`;
  for (const type of types) {
    const part = el("span", { class: type });
    part.style.flexGrow = person.byType[type];
    bar.append(part);
  }
  const chosen = f.who === entity.id;
  return el(
    "li", {},
    el(
      "button",
      {
        type: "button", class: "person", "aria-pressed": String(chosen), "data-who": entity.id, title: numbers,
        onclick: () => choose({ who: chosen ? "" : entity.id, speaker: "" }, `[data-who="${CSS.escape(entity.id)}"]`),
      },
      el("bdi", { class: "name" }, entity.name),
      el("span", { class: "number" }, String(person.total), el("span", { class: "unseen" }, ` quotes: ${numbers}`)),
      entity.facts ? el("bdi", { class: "facts" }, entity.facts) : null,
      bar,
    ),
  );
}

function unnamedRow(f, count) {
  const chosen = f.show === "unnamed";
  const onclick = () => choose({ show: chosen ? "" : "unnamed", who: "" }, "[data-unnamed]");
  return el(
    "li", {},
    el(
      "button",
      { type: "button", class: "person", "aria-pressed": String(chosen), "data-unnamed": "", onclick },
      el("i", { class: "name" }, "without a name"),
      el("span", { class: "number" }, String(count)),
    ),
  );
}

// The list is drawn anew by a choice, and the keyboard stays where it was.
function choose(change, selector) {
  setState(change, { step: true });
  refresh();
  document.querySelector(selector)?.focus({ preventScroll: true });
}
