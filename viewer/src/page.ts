/** What every feature asks of the page: where the site's root is, what the reader chose before. */

const script = document.currentScript as HTMLScriptElement | null;

/** The site's root, found from our own address: every script but the worker lies in `assets/`. */
export const root = new URL("../", script ? script.src : document.baseURI).href;

/** The scripts' own folder. */
export const assets = `${root}assets/`;

/** Return what was remembered under a key; `null` where nothing is, or nothing may be. */
export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Remember a value from page to page, or forget it; a browser that may not is no fault. */
export function remember(key: string, value: string | null): void {
  try {
    if (value === null) {
      localStorage.removeItem(key);
    } else {
      localStorage.setItem(key, value);
    }
  } catch {
    return;
  }
}

/** Load a classic script of `assets/` once. */
export function loadScript(name: string): Promise<void> {
  return loadAddress(assets + name);
}

/** Load a classic script of the site once; from the disk this works where `fetch` doesn't. */
export function loadAddress(address: string): Promise<void> {
  const known = loading.get(address);
  if (known) {
    return known;
  }
  const loaded = new Promise<void>((resolve, reject) => {
    const element = document.createElement("script");
    element.src = address;
    element.onload = () => resolve();
    element.onerror = () => {
      loading.delete(address);
      element.remove();
      reject(new Error(`no ${address}`));
    };
    document.head.append(element);
  });
  loading.set(address, loaded);
  return loaded;
}

const loading = new Map<string, Promise<void>>();
