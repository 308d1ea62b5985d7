/** Opens the finder: `/`, `Ctrl K`, and the masthead's link, which without a script leads to the search page. */
import { loadScript, root } from "./page.ts";

/** What `finder.js` gives, once it is loaded. */
export interface Finder {
  /** Open the dialog. */
  open(): void;
  /** Put the finder into a place of the page, filled with a query. */
  putInto(place: HTMLElement, query: string): void;
}

declare global {
  interface Window {
    muscleatlasFinder?: Finder;
  }
}

/** Listen for whoever wants to find something. */
export function startFinding(): void {
  document.addEventListener("keydown", (event) => {
    if (asksForFinder(event)) {
      event.preventDefault();
      void openFinder();
    }
  });
  document.querySelectorAll<HTMLAnchorElement>("a.finder-open").forEach((link) => {
    link.setAttribute("aria-haspopup", "dialog");
    link.setAttribute("aria-keyshortcuts", "/");
    link.addEventListener("pointerenter", () => void loadFinder().catch(() => undefined), { once: true });
    link.addEventListener("click", (event) => {
      if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        openFinder().catch(() => location.assign(link.href));
      }
    });
  });
  const place = document.querySelector<HTMLElement>(".finder-here");
  if (place) {
    const asked = new URLSearchParams(location.search).get("q");
    const query = asked || ("lost" in place.dataset ? meantBy(belowRoot(location.href)) : "");
    loadFinder().then(
      (finder) => finder.putInto(place, query),
      () => undefined,
    );
  }
}

function belowRoot(address: string): string {
  const plain = address.replace(/[?#].*$/, "");
  return plain.startsWith(root) ? plain.slice(root.length) : new URL(address).pathname;
}

/** Return what somebody may have looked for at an address that has no page: the words at its end. */
export function meantBy(path: string): string {
  const steps = path.split("/").filter((step) => step && !/^(?:index|404)\.html$/.test(step));
  const last = steps[steps.length - 1] || "";
  try {
    return decodeURIComponent(last.replace(/\.html?$/, "")).replace(/[-_+]+/g, " ").trim();
  } catch {
    return "";
  }
}

function asksForFinder(event: KeyboardEvent): boolean {
  const target = event.target instanceof HTMLElement ? event.target : null;
  const typing = target !== null && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
  const ranging = target instanceof HTMLInputElement && /^(?:range|checkbox)$/.test(target.type);
  const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && (!typing || ranging);
  return slash || (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey);
}

async function openFinder(): Promise<void> {
  (await loadFinder()).open();
}

async function loadFinder(): Promise<Finder> {
  await loadScript("finder.js");
  if (!window.muscleatlasFinder) {
    throw new Error("no finder");
  }
  return window.muscleatlasFinder;
}
