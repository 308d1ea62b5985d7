/**
 * The plate as a spinner: drag, keys, the slider, the arrows and the thumbs turn the model through its views.
 *
 * Without a script each view is a figure of its own that `:target` shows. Here the first figure stays as the frame;
 * the others leave the page and lend it their picture, their caption, their files and their id.
 */
import { inEveryLanguage, translate } from "./language.ts";
import { showsLeft } from "./sides.ts";
import { distance, dragged, inRing, loadingOrder, nearest, sense, turnedByKey } from "./turning.ts";

/** Sent to the stage when another view stands on it. */
export const TURNED = "muscleatlas:turned";

/** What `TURNED` tells: the view's number and the id that its links name. */
export interface Turned {
  number: number;
  anchor: string;
}

const SETTLE_MS = 250;
const REACH = 2;

interface View {
  figure: HTMLElement;
  anchor: string;
  picture: HTMLPictureElement | null;
}

/** Make a spinner of every stage of the page. */
export function startSpinners(): void {
  document.querySelectorAll<HTMLElement>(".stage").forEach((stage) => {
    const frame = stage.querySelector<HTMLElement>(".plate .hero");
    const faces = frame && frame.querySelector<HTMLElement>(".faces");
    const figures = Array.from(stage.querySelectorAll<HTMLElement>(".plate .turned"));
    if (frame && faces && figures.length > 1) {
      new Spinner(stage, frame, faces, figures);
    }
  });
}

class Spinner {
  private readonly views: View[];
  private readonly count: number;
  private readonly slider: HTMLInputElement | null;
  private readonly status: HTMLElement | null;
  private readonly ready = new Set<number>();
  private readonly loading = new Map<number, Promise<void>>();
  private readonly way: 1 | -1;
  private shown: number;
  private wanted: number;
  private ahead: 1 | -1 = 1;
  private settling = 0;

  constructor(
    private readonly stage: HTMLElement,
    private readonly frame: HTMLElement,
    private readonly faces: HTMLElement,
    figures: HTMLElement[],
  ) {
    this.count = figures.length;
    this.slider = stage.querySelector<HTMLInputElement>(".turner");
    this.status = stage.querySelector<HTMLElement>(".turned-to");
    this.way = sense(needle(figures[0]), needle(figures[1]));
    this.shown = this.wanted = numberOf(frame);
    this.views = figures.map((figure) => ({ figure, anchor: figure.id, picture: null }));
    this.view(this.shown).picture = faces.querySelector("picture");
    figures.forEach((figure) => figure.remove());
    this.ready.add(this.shown);
    this.dress(this.shown);
    if (this.slider) {
      this.slider.disabled = false;
    }
    stage.classList.add("spinning");
    this.listen();
    this.followAddress();
    inEveryLanguage(() => this.dress(this.shown));
  }

  /** Turn to a view: what is nearest of what is loaded is shown at once, the view itself as soon as it is there. */
  turnTo(number: number): void {
    const step = inRing(number - this.wanted, this.count);
    if (number !== this.wanted) {
      this.ahead = step <= this.count / 2 ? 1 : -1;
    }
    this.wanted = number;
    this.showNearest();
    void this.load(number).then(() => {
      this.showNearest();
      this.loadAround();
    });
    window.clearTimeout(this.settling);
    this.settling = window.setTimeout(() => this.settle(), SETTLE_MS);
  }

  private showNearest(): void {
    const best = nearest(this.wanted, this.ready, this.count);
    if (distance(best, this.wanted, this.count) < distance(this.shown, this.wanted, this.count)) {
      this.show(best);
    }
  }

  private show(number: number): void {
    const before = this.view(this.shown).picture;
    const now = this.view(number).picture;
    if (now) {
      now.hidden = false;
    }
    if (before && before !== now) {
      before.hidden = true;
    }
    this.dress(number);
    this.shown = number;
    const detail: Turned = { number, anchor: this.view(number).anchor };
    this.stage.dispatchEvent(new CustomEvent(TURNED, { detail }));
  }

  /** Give the frame a view's caption, files, id and place among the thumbs. */
  private dress(number: number): void {
    const { figure, anchor } = this.view(number);
    this.frame.classList.replace(`figure-${numberOf(this.frame)}`, `figure-${number}`);
    this.frame.id = anchor;
    copyInto(this.frame, figure, ".station");
    copyInto(this.frame, figure, ".told");
    copyInto(this.frame, figure, ".files");
    for (const way of ["prev", "next"]) {
      const own = this.frame.querySelector<HTMLAnchorElement>(`.turn a[rel=${way}]`);
      const other = figure.querySelector<HTMLAnchorElement>(`.turn a[rel=${way}]`);
      if (own && other) {
        own.setAttribute("href", other.getAttribute("href") || "");
        copyInto(own, other, ".unseen");
      }
    }
    translate(this.frame);
    if (this.slider) {
      this.slider.value = String(number);
      this.slider.setAttribute("aria-valuetext", this.told());
    }
    this.stage.querySelectorAll<HTMLAnchorElement>(".sheet a").forEach((thumb) => {
      if (thumb.hash === `#${anchor}`) {
        thumb.setAttribute("aria-current", "true");
      } else {
        thumb.removeAttribute("aria-current");
      }
    });
  }

  /** When the turning has come to rest, the address and the screen reader are told. */
  private settle(): void {
    const anchor = `#${this.view(this.wanted).anchor}`;
    if (location.hash !== anchor) {
      history.replaceState(history.state, "", anchor);
    }
    if (this.status && document.activeElement !== this.slider) {
      this.status.textContent = this.told();
    }
  }

  /** What the caption calls the view that is shown, in the language of the page. */
  private told(): string {
    const station = this.frame.querySelector(".station b");
    return (station && station.textContent) || "";
  }

  /** Load and decode a view's picture, so that it can be shown without a flicker. */
  private load(number: number): Promise<void> {
    const known = this.loading.get(number);
    if (known || this.ready.has(number)) {
      return known || Promise.resolve();
    }
    const view = this.view(number);
    view.picture = view.picture || view.figure.querySelector("picture");
    const image = view.picture && view.picture.querySelector("img");
    if (!view.picture || !image) {
      return Promise.resolve();
    }
    view.picture.hidden = true;
    this.faces.append(view.picture);
    image.loading = "eager";
    image.decoding = "sync";
    const done = image.decode().then(
      () => void this.ready.add(number),
      () => undefined,
    );
    this.loading.set(number, done);
    return done.then(() => void this.loading.delete(number));
  }

  private loadAround(): void {
    const reach = saving() ? 1 : REACH;
    for (const number of loadingOrder(this.wanted, this.ahead, this.count, reach)) {
      void this.load(number);
    }
  }

  private listen(): void {
    const plate = this.frame.parentElement || this.frame;
    const prepare = (): void => this.loadAround();
    for (const sign of ["pointerenter", "touchstart", "focusin"]) {
      plate.addEventListener(sign, prepare, { once: true, passive: true });
    }
    this.faces.addEventListener("pointerdown", (event) => this.drag(event));
    this.faces.addEventListener("dragstart", (event) => event.preventDefault());
    if (this.slider) {
      const slider = this.slider;
      slider.addEventListener("input", () => this.turnTo(Number(slider.value)));
    }
    plate.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("click", (event) => this.jump(event));
    window.addEventListener("hashchange", () => this.followAddress());
  }

  private key(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    const next = turnedByKey(event.key, this.wanted, this.count);
    const scrolls = event.target !== this.slider && !event.key.startsWith("Arrow");
    const upOrDown = event.key === "ArrowUp" || event.key === "ArrowDown";
    if (next === null || scrolls || (upOrDown && event.target !== this.slider)) {
      return;
    }
    event.preventDefault();
    this.turnTo(next);
  }

  private drag(event: PointerEvent): void {
    if (event.button !== 0 || !event.isPrimary) {
      return;
    }
    const from = this.wanted;
    const way = this.way * (showsLeft() && this.stage.classList.contains("sided") ? -1 : 1);
    const width = this.faces.clientWidth;
    this.faces.setPointerCapture(event.pointerId);
    this.stage.classList.add("dragging");
    const move = (moved: PointerEvent): void => {
      const next = inRing(from + way * dragged(moved.clientX - event.clientX, width, this.count), this.count);
      if (next !== this.wanted) {
        this.turnTo(next);
      }
    };
    const end = (): void => {
      this.faces.removeEventListener("pointermove", move);
      this.stage.classList.remove("dragging");
    };
    this.faces.addEventListener("pointermove", move);
    this.faces.addEventListener("lostpointercapture", end, { once: true });
  }

  /** A link to a view turns to it, wherever it stands on the page. */
  private jump(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
    const number = link ? this.numberAt(link.hash) : 0;
    if (number) {
      event.preventDefault();
      this.turnTo(number);
      this.frame.scrollIntoView({ block: "nearest" });
    }
  }

  private followAddress(): void {
    const number = this.numberAt(location.hash);
    if (number && number !== this.wanted) {
      this.turnTo(number);
      this.frame.scrollIntoView();
    }
  }

  private numberAt(hash: string): number {
    const anchor = decodeURIComponent(hash.slice(1));
    return anchor ? this.views.findIndex((view) => view.anchor === anchor) + 1 : 0;
  }

  private view(number: number): View {
    const view = this.views[number - 1];
    if (!view) {
      throw new RangeError(`no view ${number}`);
    }
    return view;
  }
}

function numberOf(figure: HTMLElement): number {
  const found = /\bfigure-(\d+)\b/.exec(figure.className);
  return found ? Number(found[1]) : 1;
}

function needle(figure: HTMLElement | undefined): number {
  const turned = figure && figure.querySelector(".needle");
  const found = turned && /rotate\(([-\d.]+)/.exec(turned.getAttribute("transform") || "");
  return found ? Number(found[1]) : 0;
}

/** Replace what stands in an element's part by a copy of what stands in another's. */
function copyInto(to: Element, from: Element, part: string): void {
  const own = to.querySelector(part);
  const other = from.querySelector(part);
  if (own && other) {
    own.replaceChildren(...Array.from(other.cloneNode(true).childNodes));
  }
}

function saving(): boolean {
  const connection = (navigator as { connection?: { saveData?: boolean } }).connection;
  return Boolean(connection && connection.saveData);
}
