/** The settings of the masthead fold away as a menu does: on Escape, and when one goes on elsewhere. */

/** Listen to every fold of settings. */
export function startSettings(): void {
  document.querySelectorAll<HTMLDetailsElement>("details.settings").forEach((fold) => {
    const summary = fold.querySelector("summary");
    fold.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && fold.open) {
        fold.open = false;
        if (summary) {
          summary.focus();
        }
      }
    });
    document.addEventListener("pointerdown", (event) => close(fold, event.target));
    fold.addEventListener("focusout", (event) => close(fold, event.relatedTarget));
  });
}

function close(fold: HTMLDetailsElement, goneTo: EventTarget | null): void {
  if (goneTo instanceof Node && !fold.contains(goneTo)) {
    fold.open = false;
  }
}
