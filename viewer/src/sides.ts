/** Left and right: keeps the chosen side from page to page, and gives mirrored pictures their own words. */
import { remember, remembered } from "./page.ts";

const KEY = "side";

/** Return whether the page shows the mirror image just now. */
export function showsLeft(): boolean {
  const box = document.getElementById("left-side") as HTMLInputElement | null;
  return box !== null && box.checked;
}

/** Bring the switch to what was chosen before, and listen to it. */
export function startSides(): void {
  const box = document.getElementById("left-side") as HTMLInputElement | null;
  if (!box) {
    return;
  }
  if (remembered(KEY) === "left") {
    box.checked = true;
  }
  let shown = false;
  const show = (): void => {
    if (box.checked !== shown) {
      shown = box.checked;
      swapWords();
    }
  };
  show();
  box.addEventListener("change", () => {
    show();
    remember(KEY, box.checked ? "left" : null);
  });
}

function swapWords(): void {
  document.querySelectorAll("[data-alt-left]").forEach((image) => swap(image, "alt", "data-alt-left"));
  document.querySelectorAll("[data-label-left]").forEach((film) => swap(film, "aria-label", "data-label-left"));
}

function swap(element: Element, attribute: string, other: string): void {
  const text = element.getAttribute(attribute) || "";
  element.setAttribute(attribute, element.getAttribute(other) || "");
  element.setAttribute(other, text);
}
