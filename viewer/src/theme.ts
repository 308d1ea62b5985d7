/** Light, dark, or as the device has it: chosen in the masthead, remembered, and set before the page is painted. */
import { remember, remembered } from "./page.ts";

const KEY = "theme";
const THEMES = ["light", "dark"];

/** Put on what was chosen before; called in the page's head. */
export function wearTheme(): void {
  wear(remembered(KEY));
}

/** Listen to the choice in the masthead. */
export function startTheme(): void {
  const select = document.querySelector<HTMLSelectElement>("#theme");
  if (!select) {
    return;
  }
  select.value = document.documentElement.dataset["theme"] || "auto";
  select.addEventListener("change", () => {
    const chosen = THEMES.includes(select.value) ? select.value : null;
    remember(KEY, chosen);
    wear(chosen);
  });
}

function wear(theme: string | null): void {
  if (theme && THEMES.includes(theme)) {
    document.documentElement.dataset["theme"] = theme;
  } else {
    delete document.documentElement.dataset["theme"];
  }
}
