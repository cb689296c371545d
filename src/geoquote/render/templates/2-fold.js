// Names and words without case, accents, punctuation, possessives and titles: as geoquote itself folds them.
const APOSTROPHES = /[’‘ʼʻ`´′＇]/gu;

function foldWords(text, letters = DATA.fold.letters) {
  const plain = text.replace(APOSTROPHES, "'").normalize("NFKD").toLowerCase().normalize("NFKD");
  const spelled = plain.replaceAll("\u0345", "ι"); // an iota below a letter counts as one beside it
  const bare = Array.from(spelled.replace(/\p{M}/gu, "").replace(APOSTROPHES, "'"), (c) => letters[c] ?? c).join("");
  const dotted = bare
    .replace(/'s(?![\p{L}\p{N}_])|'/gu, "")
    .replace(/(?<![\p{L}\p{N}_])(?:[\p{L}\p{N}]\.){2,}/gu, (found) => `${found.replaceAll(".", "")} `);
  return dotted.match(/[\p{L}\p{N}]+/gu) ?? [];
}

// Initials stand as one word, and titles before the name are dropped as long as a name is left.
const foldName = (text) => withoutTitles(joinInitials(foldWords(text)));

function joinInitials(words) {
  const joined = [];
  let lastSingle = false;
  for (const word of words) {
    const single = Array.from(word).length === 1;
    if (single && lastSingle) joined[joined.length - 1] += word;
    else joined.push(word);
    lastSingle = single;
  }
  return joined;
}

function withoutTitles(words) {
  const { titles, careful, longest } = DATA.fold;
  const isTitle = (title, left) => titles.includes(title) || (careful.includes(title) && left >= 2);
  for (let start = 0; ; ) {
    let length = Math.min(longest, words.length - start - 1);
    while (length > 0 && !isTitle(words.slice(start, start + length).join(" "), words.length - start - length)) {
      length -= 1;
    }
    if (length <= 0) return words.slice(start);
    start += length;
  }
}
