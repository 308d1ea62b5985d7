/** The language of the interface and of names, as `docs/i18n.md` tells: catalogues are loaded when they are chosen. */
import { loadScript, remember, remembered } from "./page.ts";
import { filled, plural, type Catalogue, type Message, type Values } from "./messages.ts";

declare global {
  interface Window {
    muscleatlasMessages?: Record<string, Catalogue>;
    muscleatlasNames?: Record<string, Record<string, string>>;
  }
}

const ENGLISH = "en";
const ATTRIBUTES = ["alt", "aria-description", "aria-label", "content", "data-column", "placeholder", "title"];
const CHANGED = "muscleatlas:language";

/* The choice stands in the page, where the scripts that come later find it too. */
const chosen = (): string => document.documentElement.dataset["language"] || ENGLISH;
const chosenNames = (): string => document.documentElement.dataset["names"] || ENGLISH;

/** Return a message of the interface in the reader's language; English where it isn't translated. */
export function _(key: string, values: Values = {}): string {
  return filled(translation(key, values) || key, values);
}

/** Have a function called now and whenever the language has changed. */
export function inEveryLanguage(say: () => void): void {
  say();
  document.addEventListener(CHANGED, say);
}

/** The language that names are shown in: a BCP 47 tag. */
export function languageOfNames(): string {
  return chosenNames();
}

/** Bring the page to the languages that were chosen before, and listen to the two choices. */
export function startLanguage(): void {
  const spoken = document.querySelector<HTMLSelectElement>("#interface-language");
  const named = document.querySelector<HTMLSelectElement>("#names-language");
  if (!spoken || !named) {
    return;
  }
  const switcher = spoken.closest<HTMLElement>(".tongue");
  if (switcher) {
    switcher.hidden = false;
  }
  const apply = (): void => {
    const wanted = offered(spoken, remembered("language"));
    const wantedNames = offered(named, remembered("names") || wanted);
    spoken.value = wanted;
    named.value = wantedNames;
    if (wanted !== chosen() || wantedNames !== chosenNames()) {
      void change(wanted, wantedNames);
    }
  };
  const listen = (select: HTMLSelectElement, key: string): void =>
    select.addEventListener("change", () => {
      remember(key, select.value);
      apply();
    });
  listen(spoken, "language");
  listen(named, "names");
  apply();
}

function offered(select: HTMLSelectElement, tag: string | null): string {
  return tag && Array.from(select.options).some((option) => option.value === tag) ? tag : ENGLISH;
}

async function change(wanted: string, wantedNames: string): Promise<void> {
  await Promise.all([
    wanted === ENGLISH ? null : loadScript(`i18n/${wanted}.js`),
    wantedNames === ENGLISH ? null : loadScript(`names/${wantedNames}.js`),
  ]).catch(() => undefined);
  const { dataset } = document.documentElement;
  dataset["language"] = window.muscleatlasMessages && window.muscleatlasMessages[wanted] ? wanted : ENGLISH;
  dataset["names"] = window.muscleatlasNames && window.muscleatlasNames[wantedNames] ? wantedNames : ENGLISH;
  translate(document);
  document.dispatchEvent(new CustomEvent(CHANGED));
}

/** Put a part of the page into the chosen languages; also parts that come later, such as results of the search. */
export function translate(part: ParentNode): void {
  part.querySelectorAll("[data-msg]").forEach(translateText);
  ATTRIBUTES.forEach((name) => {
    part.querySelectorAll(`[data-msg-${name}]`).forEach((element) => translateAttribute(element, name));
  });
  part.querySelectorAll("[data-name]").forEach(translateName);
}

function translation(key: string, values: Values): string | null {
  const language = chosen();
  const catalogue = window.muscleatlasMessages && window.muscleatlasMessages[language];
  const found: Message | undefined = language === ENGLISH || !catalogue ? undefined : catalogue[key];
  return found === undefined ? null : plural(found, language, Number(values["num"]));
}

/* What an element said in English, so that the way back needs no file. */
const english = new WeakMap<Element, { nodes: Node[]; lang: string | null }>();

function original(element: Element): { nodes: Node[]; lang: string | null } {
  let known = english.get(element);
  if (!known) {
    known = { nodes: Array.from(element.childNodes), lang: element.getAttribute("lang") };
    english.set(element, known);
  }
  return known;
}

function translateText(element: Element): void {
  const before = original(element);
  const key = element.getAttribute("data-msg") || textOf(before.nodes);
  const places = new Map(
    before.nodes
      .filter((node): node is Element => node instanceof Element && node.hasAttribute("data-arg"))
      .map((place) => [place.getAttribute("data-arg") || "", place]),
  );
  const count = places.get("num");
  const found = translation(key, count ? { num: Number(count.textContent) } : {});
  if (found === null) {
    element.replaceChildren(...before.nodes);
    speak(element, before.lang);
    return;
  }
  element.replaceChildren(
    ...found.split(/%\((\w+)\)[a-z]/).map((piece, position) =>
      position % 2 ? places.get(piece) || "" : piece.replace(/%%/g, "%"),
    ),
  );
  speak(element, chosen());
}

function textOf(nodes: Node[]): string {
  return nodes.map((node) => node.textContent).join("").trim();
}

function translateAttribute(element: Element, name: string): void {
  const kept = `data-en-${name}`;
  const said = element.getAttribute(kept) || element.getAttribute(name) || "";
  element.setAttribute(kept, said);
  const key = element.getAttribute(`data-msg-${name}`) || said;
  const values = JSON.parse(element.getAttribute("data-args") || "{}") as Values;
  const found = translation(key, values);
  const told = Object.fromEntries(
    Object.entries(values).map(([each, value]): [string, string | number] => [
      each,
      typeof value === "string" ? _(value) : value,
    ]),
  );
  element.setAttribute(name, found === null ? said : filled(found, told));
}

function translateName(element: Element): void {
  const before = original(element);
  const names = chosenNames();
  const called = names !== ENGLISH && window.muscleatlasNames && window.muscleatlasNames[names];
  const name = called && called[element.getAttribute("data-name") || ""];
  if (name) {
    element.textContent = name;
    speak(element, names);
  } else {
    element.replaceChildren(...before.nodes);
    speak(element, before.lang);
  }
}

function speak(element: Element, tag: string | null): void {
  if (tag) {
    element.setAttribute("lang", tag);
  } else {
    element.removeAttribute("lang");
  }
}
