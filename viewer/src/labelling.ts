/** The buttons under the plate: labels on and off, and a labelled figure to take along. Both come when asked for. */
import { _ } from "./language.ts";
import { loadAddress, loadScript, remember, remembered } from "./page.ts";
import type { FigureOrder } from "./figure.ts";
import type { LabelData } from "./naming.ts";
import { showsLeft } from "./sides.ts";
import { TURNED, type Turned } from "./spinner.ts";

/** What `labels.js` in `assets/` gives, once it is loaded. */
export interface Labelling {
  labels(data: LabelData, faces: HTMLElement, stage: HTMLElement, view: number): { show(shown: boolean): void };
  svg(order: FigureOrder): string;
  png(order: FigureOrder): Promise<Blob>;
}

declare global {
  interface Window {
    muscleatlasLabelling?: Labelling;
  }
}

const KEY = "labels";

/** Arm the buttons of the page's stage. */
export function startLabelling(): void {
  const bar = document.querySelector<HTMLElement>(".labelling");
  const stage = bar && bar.closest<HTMLElement>(".stage");
  const faces = stage && stage.querySelector<HTMLElement>(".hero .faces");
  if (bar && stage && faces) {
    new Bar(bar, stage, faces);
  }
}

class Bar {
  private view: number;
  private labels: { show(shown: boolean): void } | null = null;

  constructor(
    private readonly bar: HTMLElement,
    private readonly stage: HTMLElement,
    private readonly faces: HTMLElement,
  ) {
    this.view = Number(bar.dataset["view"]) || 1;
    stage.addEventListener(TURNED, (event) => (this.view = (event as CustomEvent<Turned>).detail.number));
    bar.hidden = false;
    const toggle = bar.querySelector<HTMLButtonElement>(".names");
    if (toggle) {
      toggle.addEventListener("click", () => void this.toggle(toggle));
      if (remembered(KEY) === "on") {
        void this.toggle(toggle);
      }
    }
    bar.querySelectorAll<HTMLButtonElement>("[data-form]").forEach((button) =>
      button.addEventListener("click", () => void this.save(button)),
    );
  }

  private async toggle(button: HTMLButtonElement): Promise<void> {
    const shown = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(shown));
    remember(KEY, shown ? "on" : null);
    if (!this.labels) {
      const [labelling, data] = await this.load();
      this.labels = this.labels || labelling.labels(data, this.faces, this.stage, this.view);
    }
    this.labels.show(button.getAttribute("aria-pressed") === "true");
  }

  private async save(button: HTMLButtonElement): Promise<void> {
    const [labelling, data] = await this.load();
    const image = this.faces.querySelector<HTMLImageElement>("picture:not([hidden]) img");
    if (!image) {
      return;
    }
    const left = showsLeft() && this.stage.classList.contains("sided");
    const order = { data, image, view: this.view, left, credit: this.bar.dataset["credit"] || "" };
    const form = button.dataset["form"] || "svg";
    try {
      const blob = form === "png" ? await labelling.png(order) : new Blob([labelling.svg(order)], { type: "image/svg+xml" });
      download(blob, `${this.bar.dataset["file"] || "figure"}-${this.view}.${form}`);
    } catch {
      button.after(Object.assign(document.createElement("span"), { role: "status", textContent: _("Pages opened from the disk can give the figure as SVG only") }));
      button.disabled = true;
    }
  }

  private async load(): Promise<[Labelling, LabelData]> {
    const address = new URL(this.bar.dataset["labels"] || "labels.js", document.baseURI).href;
    await Promise.all([loadScript("labels.js"), loadAddress(address)]);
    if (!window.muscleatlasLabelling || !window.muscleatlasLabels) {
      throw new Error("no labels");
    }
    return [window.muscleatlasLabelling, window.muscleatlasLabels];
  }
}

function download(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
