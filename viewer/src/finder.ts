/**
 * The finder: a field, and under it a list of links that grows as one types.
 *
 * It stands in a dialog, or in a place of the search page. Arrow keys go from link to link, Enter in the field follows
 * the first, typing anywhere goes on in the field; whatever was found is an ordinary link.
 */
import { addNames, readIndex, type Index, type RawIndex, type RawNames } from "./entries.ts";
import { _, inEveryLanguage } from "./language.ts";
import { loadScript } from "./page.ts";
import { item } from "./results.ts";
import { search } from "./search.ts";
import { viewAsked } from "./viewpoint.ts";

declare global {
  interface Window {
    muscleatlasSearch?: RawIndex;
    muscleatlasSearchNames?: RawNames;
  }
}

const SHOWN_IN_DIALOG = 12;
const SHOWN_ON_PAGE = 40;
const EXAMPLES = ["peroneus", "FHL", "L5 foot eversion", "muscles on the fibula"];

let index: Promise<Index> | null = null;
let names: RawNames | null = null;

function loadIndex(): Promise<Index> {
  index =
    index ||
    loadScript("search-index.js").then(() => {
      if (!window.muscleatlasSearch) {
        throw new Error("no index");
      }
      return readIndex(window.muscleatlasSearch);
    });
  index.catch(() => {
    index = null;
  });
  return index;
}

async function loadNames(into: Index): Promise<void> {
  if (!names) {
    await loadScript("search-names.js");
    if (window.muscleatlasSearchNames && !names) {
      names = window.muscleatlasSearchNames;
      addNames(into, names);
    }
  }
}

/** The field and its list, wherever they stand. */
export class FinderBox {
  readonly element = document.createElement("form");
  private readonly label = document.createElement("label");
  private readonly said = document.createElement("span");
  private readonly field = document.createElement("input");
  private readonly status = document.createElement("p");
  private readonly list = document.createElement("ol");
  private readonly examples = document.createElement("p");

  /** Build an empty finder; `typed` is told every query. */
  constructor(
    private readonly limit: number,
    private readonly typed: (query: string) => void = () => undefined,
  ) {
    this.element.className = "finder-box";
    this.element.setAttribute("role", "search");
    this.said.className = "unseen";
    this.field.type = "search";
    this.field.autocomplete = "off";
    this.field.spellcheck = false;
    this.field.setAttribute("enterkeyhint", "go");
    this.field.setAttribute("autocapitalize", "off");
    this.status.className = "finder-status";
    this.status.setAttribute("role", "status");
    this.list.className = "found";
    this.examples.className = "finder-examples";
    this.label.append(this.said, this.field);
    this.element.append(this.label, this.status, this.examples, this.list);
    this.listen();
    inEveryLanguage(() => this.speak());
  }

  /** Put the cursor into the field and get the index. */
  start(): void {
    this.field.focus();
    this.field.select();
    void this.find();
  }

  /** Ask for something that wasn't typed. */
  ask(query: string): void {
    this.field.value = query;
    this.typed(query);
    void this.find();
  }

  private speak(): void {
    this.said.textContent = _("Search muscles, bones, nerves, movements");
    this.field.placeholder = _("Name, synonym, bone, nerve, root, movement");
    const asked = EXAMPLES.map((example) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = example;
      button.addEventListener("click", () => {
        this.ask(example);
        this.field.focus();
      });
      return button;
    });
    this.examples.replaceChildren(_("For example:"), ...asked);
    if (this.field.value) {
      void this.find();
    }
  }

  private listen(): void {
    this.field.addEventListener("input", () => {
      this.typed(this.field.value);
      void this.find();
    });
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.find().then(() => {
        const first = this.links()[0];
        if (first && this.field.value.trim()) {
          first.click();
        }
      });
    });
    this.element.addEventListener("keydown", (event) => this.key(event));
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const links = this.links();
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    const ends: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1 };
    if (at >= 0) {
      Object.assign(ends, { Home: 0, End: links.length - 1 });
    }
    const next = ends[event.key];
    if (next !== undefined && links.length) {
      event.preventDefault();
      (next < 0 ? this.field : links[Math.min(next, links.length - 1)] || this.field).focus();
    } else if (at >= 0 && (event.key.length === 1 || event.key === "Backspace") && event.key !== " ") {
      this.field.focus();
    }
  }

  private links(): HTMLAnchorElement[] {
    return Array.from(this.list.querySelectorAll("a"));
  }

  private async find(): Promise<void> {
    const query = this.field.value;
    try {
      const loaded = await loadIndex();
      if (query === this.field.value) {
        this.show(loaded, query);
      }
      await loadNames(loaded).catch(() => undefined);
      if (query === this.field.value && query.trim() && !this.list.contains(document.activeElement)) {
        this.show(loaded, query);
      }
    } catch {
      this.status.textContent = _("The search can't be loaded. The pages can still be browsed.");
    }
  }

  private show(loaded: Index, query: string): void {
    const asked = query.trim() !== "";
    const { words, view } = viewAsked(query);
    const found = search(loaded, words, this.limit);
    this.list.replaceChildren(...found.map((each) => item(each, loaded, names, view)));
    this.examples.hidden = asked && found.length > 0;
    this.status.textContent = !asked ? "" : found.length === 0 ? _("Nothing has this name.") : this.counted(found.length);
  }

  private counted(num: number): string {
    if (num === 1) {
      return _("One result");
    }
    return num === this.limit ? _("The %(num)s best results", { num }) : _("%(num)s results", { num });
  }
}

/** Put the finder into a place of the page; what is asked stands in its address. */
export function putInto(place: HTMLElement, query: string): void {
  const box = new FinderBox(SHOWN_ON_PAGE, (typed) => {
    const address = new URL(location.href);
    if (typed.trim()) {
      address.searchParams.set("q", typed);
    } else {
      address.searchParams.delete("q");
    }
    history.replaceState(history.state, "", address.href);
  });
  place.replaceChildren(box.element);
  if (query) {
    box.ask(query);
  } else {
    box.start();
  }
}

let dialog: HTMLDialogElement | null = null;
let inDialog: FinderBox | null = null;

/** Open the dialog; a browser that has none says so by an error, and is led to the search page. */
export function open(): void {
  if (typeof HTMLDialogElement === "undefined") {
    throw new Error("no dialogs");
  }
  if (!dialog || !inDialog) {
    [dialog, inDialog] = makeDialog();
  }
  if (!dialog.open) {
    dialog.showModal();
  }
  inDialog.start();
}

function makeDialog(): [HTMLDialogElement, FinderBox] {
  const made = document.createElement("dialog");
  const box = new FinderBox(SHOWN_IN_DIALOG);
  const close = document.createElement("button");
  close.type = "button";
  close.className = "finder-close";
  close.textContent = "×";
  close.addEventListener("click", () => made.close());
  made.className = "finder";
  inEveryLanguage(() => {
    made.setAttribute("aria-label", _("Search"));
    close.setAttribute("aria-label", _("Close"));
  });
  made.append(box.element, close);
  /* a search field would take the first Escape for itself, and only be emptied */
  made.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      made.close();
    }
  });
  made.addEventListener("click", (event) => {
    const followed = event.target instanceof Element && event.target.closest("a");
    if (event.target === made || followed) {
      made.close();
    }
  });
  document.body.append(made);
  return [made, box];
}
