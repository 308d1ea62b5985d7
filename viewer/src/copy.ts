/**
 * Copy buttons: `<button class="copy" type="button" data-copy="cite" hidden>Copy</button>` copies the text, or the
 * value, of the element with that id.
 */
import { _ } from "./language.ts";

const THANKED_MS = 2000;

/** Show and arm every copy button of the page. */
export function startCopying(): void {
  document.querySelectorAll<HTMLButtonElement>("button.copy[data-copy]").forEach((button) => {
    const source = document.getElementById(button.dataset["copy"] || "");
    if (source) {
      button.hidden = false;
      button.addEventListener("click", () => void copyFrom(source).then((done) => tell(button, done)));
    }
  });
}

async function copyFrom(source: HTMLElement): Promise<boolean> {
  const text = textOf(source);
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

function textOf(source: HTMLElement): string {
  const value = "value" in source ? String(source.value) : source.innerText;
  return value.trim();
}

/** The old way, for pages that were opened from the disk. */
function copySelected(text: string): boolean {
  const box = document.createElement("textarea");
  box.value = text;
  box.className = "unseen";
  box.setAttribute("aria-hidden", "true");
  const focused = document.activeElement;
  document.body.append(box);
  box.select();
  const done = document.execCommand("copy");
  box.remove();
  if (focused instanceof HTMLElement) {
    focused.focus();
  }
  return done;
}

function tell(button: HTMLButtonElement, done: boolean): void {
  let status = button.nextElementSibling;
  if (!status || !status.classList.contains("copied")) {
    status = document.createElement("span");
    status.className = "copied";
    status.setAttribute("role", "status");
    button.after(status);
  }
  const told = status;
  told.textContent = done ? _("Copied") : _("Select the text and copy it by hand");
  window.setTimeout(() => told.replaceChildren(), done ? THANKED_MS : 3 * THANKED_MS);
}
