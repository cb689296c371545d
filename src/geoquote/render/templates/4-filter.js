// The one filter: the same answers as `geoquote quotes` gives, over keys that were folded when the page was written.
const NAMES = DATA.names.map((names) => names.map((name) => name.split(" ")));

function compiled(f) {
  return {
    ...f,
    speakerWords: [...new Set(foldName(f.speaker))],
    aboutName: [...new Set(foldName(f.about))],
    aboutWords: foldWords(f.about),
    cueWords: foldWords(f.cue),
    publisherWords: foldWords(f.publisher),
    expression: f.match ? expressionOf(f.match) : null,
  };
}

// What cannot be read yet, while it is being typed, filters nothing; the page says so.
function expressionOf(text) {
  try {
    return parsed(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function whyNot(text) {
  try {
    parsed(text);
  } catch (error) {
    return error.message;
  }
  return "";
}

const bears = (number, words) =>
  words.length > 0 && NAMES[number].some((name) => words.every((word) => name.includes(word)));
const begins = (number, words) =>
  words.length > 0 &&
  NAMES[number].some((name) => words.every((word) => name.some((part) => part.startsWith(word))));
const standIn = (wanted, words) => wanted.length > 0 && ` ${words} `.includes(` ${wanted.join(" ")} `);

function dated(f, day) {
  if (!f.since && !f.until) return true;
  return day !== null && (!f.since || day >= f.since) && (!f.until || day <= f.until);
}

const isAbout = (f, quote) =>
  standIn(f.aboutWords, quote.words) || quote.named.some((number) => bears(number, f.aboutName));

const UNNAMED = (quote) => quote.speakers.length === 0;
const TO_CHECK = (quote) =>
  quote.confidence < DATA.unsure || quote.speakers.some((speaker) => speaker.confidence < DATA.unsure);
const SHOWN = { "": () => true, check: TO_CHECK, unnamed: UNNAMED };

// All but who speaks: the list of speakers counts what passes here.
function passes(f, quote) {
  const source = DATA.documents[quote.document];
  return (
    dated(f, source.day) &&
    (!f.doc || source.id === f.doc) &&
    (f.type.length === 0 || f.type.includes(quote.type)) &&
    (f.act === "any" || quote.act === f.act) &&
    quote.confidence >= f.min &&
    SHOWN[f.show](quote) &&
    (!f.publisher || standIn(f.publisherWords, source.publisherWords)) &&
    (!f.cue || standIn(f.cueWords, quote.cueWords)) &&
    (!f.about || isAbout(f, quote)) &&
    (!f.expression || f.expression(` ${quote.words} `))
  );
}

function spokenBy(f, quote, named = bears) {
  if (!f.who && !f.speaker && !f.kind.length) return true;
  return quote.speakers.some((speaker) => {
    const entity = DATA.entities[speaker.who];
    return (
      (!f.who || entity.id === f.who) &&
      (!f.kind.length || f.kind.includes(speaker.type)) &&
      (!f.speaker || named(speaker.names, f.speakerWords))
    );
  });
}
