/** How words are compared: without case and accents, by their beginning, and with a few wrong letters. */

const PLAIN = /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/;

/** Return the words of a text, bare of case, accents and signs. */
export function wordsOf(text: string): string[] {
  return splitWords(fold(text));
}

/** Return the words of a text that is bare already. */
export function splitWords(folded: string): string[] {
  return folded ? folded.split(" ") : [];
}

/** Return a text bare of case, accents and signs, one space between its words. */
export function fold(text: string): string {
  if (PLAIN.test(text)) {
    return text.toLowerCase();
  }
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/æ/g, "ae")
    .replace(/œ/g, "oe")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Return how many wrong letters a word of this length may have. */
export function forgiven(length: number): number {
  return length < 4 ? 0 : length < 7 ? 1 : 2;
}

/**
 * Return the least number of letters to change, add, leave out or swap with their neighbour to make what was typed
 * into a beginning of `word`; `bound + 1` as soon as it is more than `bound`.
 */
export function distanceToBeginning(typed: string, word: string, bound: number): number {
  const width = Math.min(word.length, typed.length + bound);
  let before: number[] = [];
  let row = Array.from({ length: width + 1 }, (_cell, column) => column);
  for (let at = 1; at <= typed.length; at += 1) {
    const next = [at];
    let least = at;
    for (let column = 1; column <= width; column += 1) {
      const same = typed[at - 1] === word[column - 1];
      let cost = Math.min(row[column]! + 1, next[column - 1]! + 1, row[column - 1]! + (same ? 0 : 1));
      if (at > 1 && column > 1 && typed[at - 1] === word[column - 2] && typed[at - 2] === word[column - 1]) {
        cost = Math.min(cost, before[column - 2]! + 1);
      }
      next.push(cost);
      least = Math.min(least, cost);
    }
    if (least > bound) {
      return bound + 1;
    }
    before = row;
    row = next;
  }
  return Math.min(bound + 1, ...row);
}

/** Return how well a word answers what was typed: 1 the same, less for a beginning, a middle; 0 not at all. */
export function likeness(typed: string, word: string): number {
  if (typed === word) {
    return 1;
  }
  if (word.startsWith(typed)) {
    return 0.7 + 0.2 * (typed.length / word.length);
  }
  if (typed.length > 4 && typed === `${word}s`) {
    return 0.95;
  }
  return typed.length >= 4 && word.includes(typed) ? 0.5 : 0;
}

/** Return how well a word answers what was typed with wrong letters; 0 where they are too many. */
export function likenessForgiven(typed: string, word: string): number {
  const bound = forgiven(typed.length);
  if (bound === 0 || word.length < typed.length - bound) {
    return 0;
  }
  const wrong = distanceToBeginning(typed, word, bound);
  return wrong > bound ? 0 : 0.62 - 0.12 * wrong - 0.1 * Math.max(0, 1 - typed.length / word.length);
}
