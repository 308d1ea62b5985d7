/** The search index as it comes, and as it is searched; `viewer/INDEX_FORMAT.md` tells the fields. */
import { fold, splitWords } from "./spelling.ts";

/** An entry as it comes; trailing empty fields are left out. */
export type RawEntry = [
  kind: number,
  name: string,
  path?: string,
  up?: number,
  others?: string,
  words?: string,
  facts?: number[],
];

/** What `search-index.js` sets. */
export interface RawIndex {
  format: number;
  kinds: string[];
  relations: string[];
  entries: RawEntry[];
}

/** What `search-names.js` sets. */
export interface RawNames {
  format: number;
  languages: Record<string, string[]>;
}

/** A name that an entry is found by. */
export interface Alias {
  text: string;
  folded: string;
  weight: number;
  shown: boolean;
}

/** How an entry is related to another. */
export interface Fact {
  relation: string;
  entry: number;
}

/** An entry, ready to be searched. */
export interface Entry {
  number: number;
  kind: string;
  name: string;
  /** Empty where it isn't told. */
  latin: string;
  path: string;
  up: number;
  aliases: Alias[];
  facts: Fact[];
}

/** Where a word stands: in which entry, under which of its names. */
export interface Place {
  entry: number;
  alias: Alias;
}

/** Everything that is searched. */
export interface Index {
  entries: Entry[];
  /** Places by word. */
  words: Map<string, Place[]>;
  /** By the number of an entry, what is related to it. */
  related: Map<number, Fact[]>;
  /** By the number of an entry, what lies below it. */
  below: Map<number, number[]>;
}

const OF_NAME = 1;
const OF_OTHER = 0.92;
const OF_WORD = 0.7;
const OF_LANGUAGE = 0.88;

/** Return an index ready to be searched. */
export function readIndex(raw: RawIndex): Index {
  const index: Index = { entries: [], words: new Map(), related: new Map(), below: new Map() };
  raw.entries.forEach((fields, number) => {
    const [kind, name, path = "", up = -1, others = "", words = "", facts = []] = fields;
    const entry: Entry = {
      number,
      kind: raw.kinds[kind] || "",
      name,
      latin: others.startsWith("=") ? split(others)[0]!.slice(1) : "",
      path,
      up,
      aliases: [],
      facts: pairs(facts).map(([relation, other]) => ({ relation: raw.relations[relation] || "", entry: other })),
    };
    index.entries.push(entry);
    add(index, entry, name, OF_NAME, true);
    split(others).forEach((text) => add(index, entry, text.replace(/^=/, ""), OF_OTHER, true));
    split(words).forEach((text) => add(index, entry, text, OF_WORD, false));
    entry.facts.forEach((fact) => push(index.related, fact.entry, { relation: fact.relation, entry: number }));
    if (up >= 0) {
      push(index.below, up, number);
    }
  });
  return index;
}

/** Add the names of further languages, which come later. */
export function addNames(index: Index, raw: RawNames): void {
  Object.values(raw.languages).forEach((names) =>
    names.forEach((texts, number) => {
      const entry = index.entries[number];
      if (entry) {
        split(texts).forEach((text) => add(index, entry, text, OF_LANGUAGE, true));
      }
    }),
  );
}

function add(index: Index, entry: Entry, text: string, weight: number, shown: boolean): void {
  const alias: Alias = { text, folded: fold(text), weight, shown };
  if (entry.aliases.some((other) => other.folded === alias.folded)) {
    return;
  }
  entry.aliases.push(alias);
  new Set(splitWords(alias.folded)).forEach((word) => push(index.words, word, { entry: entry.number, alias }));
}

function split(texts: string): string[] {
  return texts ? texts.split("|") : [];
}

function pairs(flat: number[]): [number, number][] {
  const made: [number, number][] = [];
  for (let at = 0; at + 1 < flat.length; at += 2) {
    made.push([flat[at]!, flat[at + 1]!]);
  }
  return made;
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list) {
    list.push(value);
  } else {
    map.set(key, [value]);
  }
}
