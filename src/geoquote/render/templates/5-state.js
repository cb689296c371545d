// What is shown, kept in the address behind the #, so that a view can be shared and comes back on reload.
const START = {
  speaker: "", kind: [], about: "", match: "", type: [], act: "speech", cue: "", doc: "", since: "", until: "",
  publisher: "", min: 0, show: "", sort: "", who: "", view: "quotes", article: "", quote: "",
};
const PLACES = ["view", "article", "quote"];
const FILTERS = Object.keys(START).filter((name) => !PLACES.includes(name));
const FIELDS = ["speaker", "about", "match", "act", "cue", "doc", "since", "until", "publisher", "show", "sort"];
const LISTS = { type: DATA.types, kind: DATA.kinds };
const ALLOWED = {
  act: ["speech", "thought", "any"], show: Object.keys(SHOWN), sort: ["", "newest", "doubtful"],
  view: ["quotes", "pictures"],
};
let state = { ...START };

function readAddress() {
  const given = new URLSearchParams(location.hash.slice(1));
  const found = { ...START };
  for (const name of Object.keys(START)) {
    const value = given.get(name);
    if (value === null) continue;
    if (LISTS[name]) found[name] = LISTS[name].filter((known) => value.split(",").includes(known));
    else if (name === "min") found.min = confidence(value);
    else if (name === "since" || name === "until") found[name] = /^\d{4}-\d\d-\d\d$/.test(value) ? value : "";
    else if (!ALLOWED[name] || ALLOWED[name].includes(value)) found[name] = value;
  }
  return found;
}

function address(view) {
  const given = new URLSearchParams();
  for (const [name, start] of Object.entries(START)) {
    const value = String(view[name]);
    if (value !== String(start)) given.set(name, value);
  }
  return `#${given}`;
}

const confidence = (text) => Math.min(Math.max(Number.parseFloat(text) || 0, 0), 1);
const meansWords = (text) => foldWords(text).length > 0;

// Typing replaces the address; going somewhere adds a step that the browser's Back undoes.
function setState(change, { step = false } = {}) {
  state = { ...state, ...change };
  const target = address(state);
  if (target === (location.hash || "#")) return;
  try {
    if (step) history.pushState(null, "", target);
    else history.replaceState(null, "", target);
  } catch (error) {
    if (error.name !== "SecurityError") throw error; // a browser that takes no more steps: the view goes on without
  }
}
