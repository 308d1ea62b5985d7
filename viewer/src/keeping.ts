/** What the worker keeps, and under which name; nothing here knows a worker. */

/** How a request is answered: text comes fresh where there is a network, pictures stay as they are in one edition. */
export type Treatment = "fresh" | "kept" | "untouched";

const PICTURE = /\.(?:avif|webp|png|svg|gif|jpe?g|woff2)$/;
const FILM = /\.(?:mp4|webm)$/;
const DOWNLOAD = /\.(?:pdf|zip|glb|csv|tiff?)$/;

/** Return how to answer a request for an address of the site. */
export function treatment(address: URL, scope: URL, method: string, asksForPart: boolean): Treatment {
  const inside = address.origin === scope.origin && address.pathname.startsWith(scope.pathname);
  if (!inside || method !== "GET" || asksForPart || FILM.test(address.pathname) || DOWNLOAD.test(address.pathname)) {
    return "untouched";
  }
  return PICTURE.test(address.pathname) ? "kept" : "fresh";
}

/** Return the one name of a file: without fragment and query, and a folder is its page. */
export function keptAs(address: URL): string {
  const path = address.pathname.endsWith("/") ? `${address.pathname}index.html` : address.pathname;
  return address.origin + path;
}

/** Return what has to go so that no more than `limit` stay; the oldest stand first. */
export function surplus<Kept>(kept: readonly Kept[], limit: number): readonly Kept[] {
  return kept.slice(0, Math.max(0, kept.length - limit));
}

/** Return the names of caches that no longer belong to anything. */
export function outdated(names: readonly string[], prefix: string, build: string): string[] {
  return names.filter((name) => name.startsWith(prefix) && !name.endsWith(`-${build}`));
}
