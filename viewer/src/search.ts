/**
 * The search: from what was typed to entries, the best first.
 *
 * Every word must be answered by an entry itself, by what it is related to (a muscle by its bones, nerves, roots and
 * movements), or by the place that it lies in. A word that no name begins with is taken for a typing error.
 */
import type { Alias, Entry, Fact, Index } from "./entries.ts";
import { fold, likeness, likenessForgiven, wordsOf } from "./spelling.ts";

/** Why an entry was found: under another name, or by something that it is related to. */
export type Reason = { alias: string } | { relation: string; entry: Entry };

/** An entry that was found. */
export interface Found {
  entry: Entry;
  score: number;
  reasons: Reason[];
}

interface Answer {
  score: number;
  alias?: Alias;
  fact?: Fact;
}

type Answers = Map<number, Answer>;

/** What was typed, with and without the words around it; the kind that it asks for; what answers each word. */
interface Sought {
  phrases: string[];
  asked: string | null;
  answers: Answers[];
}

/** The answers of one entry, each with the place of its word in `Sought.answers`. */
type Given = [word: number, answer: Answer][];

const BY_RELATION = 0.55;
const NAMED = 1.8;
const BY_BRANCH = 0.8;
const BY_PLACE = 0.4;
const WHOLE_NAME = 3;
const BEGINNING_OF_NAME = 1;
const WITHIN_NAME = 0.5;
const ASKED_KIND = 0.6;
const SAME_REASON = 0.15;
const ONLY_BEGUN = 0.55;
const MANY = 50;

/** What is said around a question, and answers nothing. */
const EMPTY_WORDS = new Set(
  ("a all an and are at attach attached attaches by can cause causes do does every everything for from has have how in innervated is it moved " +
    "moves move of on or originate originates insert inserts supplied supplies supply that the to what where which " +
    "who with work works").split(" "),
);

/** Words that ask for a kind, in singular and plural. */
const ASKED_KINDS: Record<string, string[]> = {
  muscle: ["muscle", "muscles", "musculus", "musculi"],
  bone: ["bone", "bones"],
  joint: ["joint", "joints"],
  nerve: ["nerve", "nerves"],
  root: ["root", "roots"],
  movement: ["movement", "movements", "action", "actions"],
  artery: ["artery", "arteries"],
  group: ["group", "groups", "compartment", "compartments"],
  region: ["region", "regions"],
};

const RANK_OF_KIND: Record<string, number> = {
  muscle: 0.3, group: 0.25, region: 0.25, bone: 0.2, nerve: 0.2, joint: 0.2, root: 0.2, movement: 0.15, artery: 0.1,
  head: 0.05,
};

/** Return what answers a query, the best first, at most `limit`. */
export function search(index: Index, query: string, limit = MANY): Found[] {
  const { words, asked } = understood(query);
  if (words.length === 0) {
    return [];
  }
  const phrases = [fold(query), words.join(" ")];
  const answers = words.map((word) => answersTo(index, word, phrases)).filter((each) => each.size > 0);
  const sought: Sought = { phrases, asked, answers };
  const found = ranked(index, sought, answers.length);
  const some = found.length > 0 || answers.length < 2 ? found : ranked(index, sought, answers.length - 1);
  return some.slice(0, limit);
}

/** Return the words of a query that are looked for, and the kind that others of them ask for. */
export function understood(query: string): { words: string[]; asked: string | null } {
  const typed = wordsOf(query);
  const last = typed[typed.length - 1];
  const telling = typed.filter((word) => !EMPTY_WORDS.has(word) || (word === last && typed.length === 1));
  const asking = Object.keys(ASKED_KINDS).find((kind) => telling.some((word) => ASKED_KINDS[kind]!.includes(word)));
  const words = telling.filter((word) => !asking || !ASKED_KINDS[asking]!.includes(word));
  return { words: words.length ? words : telling, asked: words.length && asking ? asking : null };
}

/**
 * Return what answers a word of a query. In a question, a word that is the whole of some name means that one rather
 * than what only begins with it; and where the whole query names an entry, what is related to it comes before what is
 * merely called alike.
 */
function answersTo(index: Index, typed: string, phrases: string[]): Answers {
  const begun = phrases[0] !== typed && index.words.has(typed) ? ONLY_BEGUN : 1;
  let own = ownAnswers(index, (word) => likeness(typed, word) * (word === typed ? 1 : begun));
  if (own.size === 0) {
    own = ownAnswers(index, (word) => likenessForgiven(typed, word));
  }
  const all: Answers = new Map(own);
  own.forEach((answer, number) => {
    const named = index.entries[number]!.aliases.some((alias) => phrases.includes(alias.folded));
    spread(index, all, number, answer.score * (named ? NAMED : 1));
  });
  return all;
}

function ownAnswers(index: Index, compare: (word: string) => number): Answers {
  const answers: Answers = new Map();
  index.words.forEach((places, word) => {
    const like = compare(word);
    if (like > 0) {
      places.forEach(({ entry, alias }) => better(answers, entry, { score: like * alias.weight, alias }));
    }
  });
  return answers;
}

/** Give what an entry answers to all that is related to it or lies in it, in lesser measure. */
function spread(index: Index, answers: Answers, number: number, score: number): void {
  const related = index.related.get(number) || [];
  related.forEach((fact) => {
    if (fact.relation === "branch") {
      spread(index, answers, fact.entry, score * BY_BRANCH);
    } else {
      better(answers, fact.entry, {
        score: score * BY_RELATION,
        fact: { relation: fact.relation, entry: number },
      });
    }
  });
  spreadBelow(index, answers, number, number, score * BY_PLACE);
}

function spreadBelow(index: Index, answers: Answers, place: number, number: number, score: number): void {
  (index.below.get(number) || []).forEach((below) => {
    better(answers, below, { score, fact: { relation: "place", entry: place } });
    spreadBelow(index, answers, place, below, score);
  });
}

function better(answers: Answers, number: number, answer: Answer): void {
  const known = answers.get(number);
  if (!known || known.score < answer.score) {
    answers.set(number, answer);
  }
}

function ranked(index: Index, sought: Sought, least: number): Found[] {
  const all = new Map<number, Given>();
  sought.answers.forEach((each, word) =>
    each.forEach((answer, number) => {
      const given = all.get(number);
      if (given) {
        given.push([word, answer]);
      } else {
        all.set(number, [[word, answer]]);
      }
    }),
  );
  const found: Found[] = [];
  all.forEach((given, number) => {
    const entry = index.entries[number];
    if (entry && entry.path && given.length >= Math.max(1, least)) {
      const telling = withoutRepeats(given, sought.answers);
      const score = scored(entry, given, sought) + SAME_REASON * (given.length - telling.length);
      found.push({ entry, score, reasons: reasons(index, entry, telling) });
    }
  });
  return found.sort((one, other) => other.score - one.score || one.entry.number - other.entry.number);
}

/** Leave out answers by a fact where another word's fact answers as well: "foot" and "eversion" are one movement. */
function withoutRepeats(given: Given, answers: Answers[]): Given {
  return given.reduce((left: Given, each) => {
    const [word, { fact }] = each;
    const repeated = left.some(([other, answer]) => {
      const same = answer.fact && answers[word]!.get(answer.fact.entry);
      return other !== word && fact && same && same.alias;
    });
    return repeated ? left.filter((one) => one !== each) : left;
  }, given);
}

function scored(entry: Entry, given: Given, sought: Sought): number {
  const sum = given.reduce((total, [, answer]) => total + answer.score, 0);
  const whole = Math.max(
    ...entry.aliases.map((alias) => alias.weight * Math.max(...sought.phrases.map((each) => asAWhole(alias.folded, each)))),
  );
  const kind = (RANK_OF_KIND[entry.kind] || 0) + (entry.kind === sought.asked ? ASKED_KIND : 0);
  return sum + whole + kind - 0.004 * entry.name.length;
}

function asAWhole(name: string, query: string): number {
  if (name === query) {
    return WHOLE_NAME;
  }
  if (name.startsWith(`${query} `)) {
    return BEGINNING_OF_NAME;
  }
  return query.includes(" ") && name.includes(query) ? WITHIN_NAME : 0;
}

/** Return what isn't plain from the name itself, each reason once. */
function reasons(index: Index, entry: Entry, given: Given): Reason[] {
  const told = new Map<string, Reason>();
  given.forEach(([, { alias, fact }]) => {
    if (alias && alias.shown && alias.text !== entry.name) {
      told.set(alias.text, { alias: alias.text });
    } else if (fact && index.entries[fact.entry]) {
      told.set(`${fact.relation} ${fact.entry}`, { relation: fact.relation, entry: index.entries[fact.entry]! });
    }
  });
  return Array.from(told.values());
}
