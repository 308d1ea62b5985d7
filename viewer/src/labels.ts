/** Labels over the plate: laid out anew for each view, side, language and width; the texts can be selected. */
import { _, inEveryLanguage, languageOfNames } from "./language.ts";
import { spotsOf, type LabelData } from "./naming.ts";
import { place, type Placed } from "./placing.ts";
import { showsLeft } from "./sides.ts";
import { TURNED, type Turned } from "./spinner.ts";

const SVG = "http://www.w3.org/2000/svg";
const NARROW_PX = 480;

/** The labels of one stage, shown and hidden by `show`. */
export class Labels {
  private readonly svg = document.createElementNS(SVG, "svg");
  private view: number;
  private shown = false;

  constructor(
    private readonly data: LabelData,
    private readonly faces: HTMLElement,
    stage: HTMLElement,
    view: number,
  ) {
    this.view = view;
    this.svg.setAttribute("class", "labels");
    this.svg.setAttribute("role", "group");
    stage.addEventListener(TURNED, (event) => {
      this.view = (event as CustomEvent<Turned>).detail.number;
      this.draw();
    });
    new ResizeObserver(() => this.draw()).observe(faces);
    inEveryLanguage(() => this.draw());
    const side = document.getElementById("left-side");
    if (side) {
      side.addEventListener("change", () => this.draw());
    }
  }

  show(shown: boolean): void {
    this.shown = shown;
    if (shown) {
      this.faces.append(this.svg);
      this.draw();
    } else {
      this.svg.remove();
    }
  }

  private draw(): void {
    const image = this.faces.querySelector<HTMLImageElement>("picture:not([hidden]) img");
    if (!this.shown || !image) {
      return;
    }
    const box = pictureBox(image, this.faces);
    const { width, height } = this.faces.getBoundingClientRect();
    this.svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.svg.setAttribute("aria-label", _("Labels"));
    this.svg.replaceChildren();
    const spots = spotsOf(this.data, this.view, languageOfNames(), showsLeft() && isSided(this.faces));
    const wanted = spots.map((spot) => {
      const text = this.text(spot.text, spot.lang);
      const at = { x: box.left + spot.x * box.width, y: box.top + spot.y * box.height };
      return { ...spot, ...at, width: text.getComputedTextLength(), element: text };
    });
    const size = parseFloat(getComputedStyle(this.svg).fontSize);
    const room = { width, top: 2, bottom: height - 2, line: 1.3 * size, edge: 6, bones: width < NARROW_PX ? 3 : 8 };
    const placed = place(wanted, room) as (Placed & { element: SVGTextElement })[];
    wanted.filter(({ key }) => !placed.some((label) => label.key === key)).forEach(({ element }) => element.remove());
    placed.forEach((label) => this.put(label, size));
  }

  private text(text: string, lang: string): SVGTextElement {
    const element = document.createElementNS(SVG, "text");
    element.textContent = text;
    element.setAttribute("lang", lang);
    this.svg.append(element);
    return element;
  }

  private put(label: Placed & { element: SVGTextElement }, size: number): void {
    label.element.setAttribute("x", String(label.textX));
    label.element.setAttribute("y", String(label.textY + 0.35 * size));
    label.element.setAttribute("text-anchor", label.side === "left" ? "end" : "start");
    const air = label.side === "left" ? 3 : -3;
    const path = `M${label.textX + air} ${label.textY}L${label.x} ${label.y}`;
    for (const name of ["leader", "halo"]) {
      const line = document.createElementNS(SVG, "path");
      line.setAttribute("class", name);
      line.setAttribute("d", path);
      this.svg.prepend(line);
    }
    const dot = document.createElementNS(SVG, "circle");
    dot.setAttribute("cx", String(label.x));
    dot.setAttribute("cy", String(label.y));
    dot.setAttribute("r", "2.25");
    this.svg.append(dot);
  }
}

/** Return where the picture itself lies in its box, which it fills in one direction only. */
function pictureBox(image: HTMLImageElement, faces: HTMLElement): DOMRect {
  const frame = image.getBoundingClientRect();
  const around = faces.getBoundingClientRect();
  const natural = { width: Number(image.getAttribute("width")), height: Number(image.getAttribute("height")) };
  const fit = Math.min(frame.width / natural.width, frame.height / natural.height);
  const [width, height] = [natural.width * fit, natural.height * fit];
  const left = frame.left - around.left + (frame.width - width) / 2;
  const top = frame.top - around.top + (frame.height - height) / 2;
  return new DOMRect(left, top, width, height);
}

function isSided(faces: HTMLElement): boolean {
  return faces.closest(".sided") !== null;
}
