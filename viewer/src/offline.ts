/** Carrying the atlas along: the manifest and the worker where there can be such, and word of a new edition. */
import { _ } from "./language.ts";
import { root } from "./page.ts";

const IDLE_MS = 3000;

/** Where a server stands behind the page, name the manifest, and register the worker once the page is idle. */
export function startOffline(): void {
  if (!location.protocol.startsWith("http")) {
    return;
  }
  nameManifest();
  if (!("serviceWorker" in navigator) || !isSecureContext) {
    return;
  }
  const register = (): void => void window.setTimeout(() => void registerWorker().catch(() => undefined), IDLE_MS);
  if (document.readyState === "complete") {
    register();
  } else {
    window.addEventListener("load", register, { once: true });
  }
}

/** A page from the disk has no origin, and a browser that met the link there would complain: so it comes from here. */
function nameManifest(): void {
  const link = document.createElement("link");
  link.rel = "manifest";
  link.href = `${root}manifest.webmanifest`;
  document.head.append(link);
}

async function registerWorker(): Promise<void> {
  const registration = await navigator.serviceWorker.register(`${root}worker.js`, { updateViaCache: "none" });
  offerUpdate(registration);
  registration.addEventListener("updatefound", () => {
    const coming = registration.installing;
    if (coming) {
      coming.addEventListener("statechange", () => offerUpdate(registration));
    }
  });
}

function offerUpdate(registration: ServiceWorkerRegistration): void {
  const waiting = registration.waiting;
  if (!waiting || !navigator.serviceWorker.controller || document.querySelector(".notice")) {
    return;
  }
  const notice = document.createElement("div");
  notice.className = "notice";
  notice.setAttribute("role", "status");
  const told = document.createElement("p");
  told.textContent = _("A new edition of the atlas is here.");
  notice.append(told, button(_("Reload"), () => reloadWith(waiting)), button(_("Later"), () => notice.remove()));
  document.body.append(notice);
}

function reloadWith(worker: ServiceWorker): void {
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  worker.postMessage("take over");
}

function button(label: string, act: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}
