/**
 * The worker: what every page needs is fetched when it is installed, pages and pictures are kept as they are visited.
 * With a network, text always comes from there, so that no page ever wears yesterday's script; the caches carry the
 * digest of the edition, and go with it.
 */
import { keptAs, outdated, surplus, treatment } from "./keeping.ts";

/** What `assets/core.js` sets. */
export interface Core {
  build: string;
  entrance: string;
  files: string[];
}

interface ExtendableEventLike extends Event {
  waitUntil(promise: Promise<unknown>): void;
}

interface FetchEventLike extends ExtendableEventLike {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

/** The part of a worker's global scope that is used; the page's own types have no name for it. */
interface Scope {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: string, listener: (event: never) => void): void;
}

const PREFIX = "muscleatlas-";
const PAGES = 150;
const PICTURES = 500;
const PATIENCE_MS = 4000;

/** Begin to serve; called once, when the worker's script runs. */
export function serve(scope: Scope, core: Core): void {
  const home = new URL(scope.registration.scope);
  const caches_ = ["core", "pages", "pictures"].map((name) => `${PREFIX}${name}-${core.build}`);
  const [ofCore, ofPages, ofPictures] = caches_ as [string, string, string];

  scope.addEventListener("install", (event: ExtendableEventLike) => {
    const files = core.files.map((file) => new Request(new URL(file, home).href, { cache: "reload" }));
    event.waitUntil(caches.open(ofCore).then((cache) => cache.addAll(files)));
  });

  scope.addEventListener("activate", (event: ExtendableEventLike) => {
    event.waitUntil(forgetOthers(core.build).then(() => scope.clients.claim()));
  });

  scope.addEventListener("message", (event: MessageEvent) => {
    if (event.data === "take over") {
      void scope.skipWaiting();
    }
  });

  scope.addEventListener("fetch", (event: FetchEventLike) => {
    const { request } = event;
    const way = treatment(new URL(request.url), home, request.method, request.headers.has("range"));
    if (way === "kept") {
      event.respondWith(kept(request, ofPictures));
    } else if (way === "fresh") {
      event.respondWith(fresh(request, ofPages, new URL(core.entrance, home).href));
    }
  });
}

async function forgetOthers(build: string): Promise<void> {
  await Promise.all(outdated(await caches.keys(), PREFIX, build).map((name) => caches.delete(name)));
}

async function kept(request: Request, name: string): Promise<Response> {
  const key = keptAs(new URL(request.url));
  const found = await caches.match(key);
  if (found) {
    return found;
  }
  const response = await fetch(request);
  await keep(name, key, response.clone(), PICTURES);
  return response;
}

async function fresh(request: Request, name: string, entrance: string): Promise<Response> {
  const key = keptAs(new URL(request.url));
  const fetched = fetch(request).then(async (response) => {
    await keep(name, key, response.clone(), PAGES);
    return response;
  });
  const found = await caches.match(key);
  if (!found) {
    return fetched.catch((fault) => {
      if (request.mode === "navigate" && key !== entrance) {
        return Response.redirect(entrance);
      }
      throw fault;
    });
  }
  const patience = new Promise<Response>((resolve) => setTimeout(() => resolve(found), PATIENCE_MS));
  return Promise.race([fetched.catch(() => found), patience]);
}

async function keep(name: string, key: string, response: Response, limit: number): Promise<void> {
  if (!response.ok || response.redirected || response.type !== "basic") {
    return;
  }
  const cache = await caches.open(name);
  await cache.put(key, response);
  await Promise.all(surplus(await cache.keys(), limit).map((old) => cache.delete(old)));
}
