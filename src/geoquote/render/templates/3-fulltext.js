// The full-text syntax of `geoquote quotes --match`: words, "phrases", beginnings*, AND, OR, NOT and brackets.
const TOKEN = /\s*(?:([()])|"([^"]*)"(\*?)|([^\s()"]+))/gu;

function parsed(text) {
  if ((text.match(/"/g) ?? []).length % 2) throw new SyntaxError("a quotation mark is not closed");
  const tokens = [];
  for (const [, bracket, phrase, star, word] of text.matchAll(TOKEN)) {
    if (bracket || ["AND", "OR", "NOT"].includes(word)) {
      tokens.push(bracket || word);
      continue;
    }
    const words = foldWords(phrase || word || "");
    if (words.length) tokens.push({ words, prefix: star === "*" || Boolean(word?.endsWith("*")) });
  }
  if (!tokens.some((token) => token.words)) throw new SyntaxError("no word in it");
  return whole(tokens);
}

function whole(tokens) {
  let at = 0;

  function either() {
    const parts = [both()];
    while (tokens[at] === "OR") {
      at += 1;
      parts.push(both());
    }
    return (words) => parts.some((part) => part(words));
  }

  function both() {
    const parts = [negated()];
    while (tokens[at] !== undefined && tokens[at] !== "OR" && tokens[at] !== ")") {
      if (tokens[at] === "AND") at += 1;
      parts.push(negated());
    }
    return (words) => parts.every((part) => part(words));
  }

  function negated() {
    if (tokens[at] !== "NOT") return single();
    at += 1;
    const part = negated();
    return (words) => !part(words);
  }

  function single() {
    const token = tokens[at];
    at += 1;
    if (token?.words) return (words) => stands(token, words);
    if (token !== "(") throw new SyntaxError(`a word is missing ${token ? `before ${token}` : "at the end"}`);
    const found = either();
    if (tokens[at] !== ")") throw new SyntaxError("a bracket is not closed");
    at += 1;
    return found;
  }

  const found = either();
  if (at < tokens.length) throw new SyntaxError("a bracket is closed that was not opened");
  return found;
}

// Folded words stand as " one two ", so that whole words are found by their spaces.
const stands = (term, words) => words.includes(` ${term.words.join(" ")}${term.prefix ? "" : " "}`);
