/** How a result of the search is shown: a link, what kind of thing it is, and why it was found. */
import type { Entry, Index, RawNames } from "./entries.ts";
import { _, languageOfNames } from "./language.ts";
import { root } from "./page.ts";
import type { Found, Reason } from "./search.ts";

const KINDS: Record<string, () => string> = {
  body: () => _("Body"),
  region: () => _("Region"),
  group: () => _("Group of muscles"),
  muscle: () => _("Muscle"),
  head: () => _("Head of a muscle"),
  bone: () => _("Bone"),
  tissue: () => _("Tissue"),
  joint: () => _("Joint"),
  movement: () => _("Movement"),
  nerve: () => _("Nerve"),
  root: () => _("Nerve root"),
  artery: () => _("Artery"),
  page: () => _("Page"),
};

const RELATIONS: Record<string, (name: string) => string> = {
  origin: (name) => _("Origin: %(name)s", { name }),
  insertion: (name) => _("Insertion: %(name)s", { name }),
  nerve: (name) => _("Nerve: %(name)s", { name }),
  root: (name) => _("Root: %(name)s", { name }),
  action: (name) => name,
  artery: (name) => _("Artery: %(name)s", { name }),
  joint: (name) => _("Joint: %(name)s", { name }),
};

const WITH_VIEWS = ["region", "group", "muscle", "head"];
const REASONS = 4;
const LATIN = "la";

/** Return the item of a list that shows what was found; places open at a view, where one is given. */
export function item(found: Found, index: Index, names: RawNames | null, view: string | null): HTMLLIElement {
  const { entry } = found;
  const link = document.createElement("a");
  const [path, own] = entry.path.split("#");
  const fragment = own || (view && WITH_VIEWS.includes(entry.kind) ? view : "");
  link.href = `${root}${path}index.html${fragment ? `#${fragment}` : ""}`;
  link.append(nameOf(entry, names), small("what", about(entry, index, names)));
  const why = found.reasons.slice(0, REASONS).map((reason) => because(reason, entry, names)).filter(Boolean);
  if (why.length) {
    link.append(small("why", why.join(" · ")));
  }
  const made = document.createElement("li");
  made.append(link);
  return made;
}

function nameOf(entry: Entry, names: RawNames | null): HTMLElement {
  const shown = document.createElement("b");
  const own = called(entry, names);
  shown.textContent = own || entry.name;
  if (own) {
    shown.lang = languageOfNames();
  }
  return shown;
}

function called(entry: Entry, names: RawNames | null): string {
  if (languageOfNames() === LATIN) {
    return entry.latin;
  }
  const all = names && names.languages[languageOfNames()];
  return ((all && all[entry.number]) || "").split("|")[0] || "";
}

function about(entry: Entry, index: Index, names: RawNames | null): string {
  const kind = (KINDS[entry.kind] || KINDS["page"]!)();
  const place = index.entries[entry.up];
  return place ? `${kind} · ${called(place, names) || place.name}` : kind;
}

function because(reason: Reason, entry: Entry, names: RawNames | null): string {
  if ("alias" in reason) {
    return reason.alias === called(entry, names) ? "" : _("Also: %(name)s", { name: reason.alias });
  }
  const say = RELATIONS[reason.relation];
  return say ? say(called(reason.entry, names) || reason.entry.name) : "";
}

function small(name: string, text: string): HTMLElement {
  const made = document.createElement("small");
  made.className = name;
  made.textContent = text;
  return made;
}
