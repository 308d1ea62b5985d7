/** One button for a film, in place of the browser's controls, which would hide it and be mirrored with it. */
import { _, inEveryLanguage } from "./language.ts";

/** Give every film of the page its button. */
export function startTurntables(): void {
  document.querySelectorAll<HTMLVideoElement>(".turntable video").forEach((film) => {
    const button = film.parentElement && film.parentElement.querySelector<HTMLButtonElement>(".play");
    if (button) {
      control(film, button);
    }
  });
}

function control(film: HTMLVideoElement, button: HTMLButtonElement): void {
  const label = (): void => {
    button.classList.toggle("playing", !film.paused);
    button.setAttribute("aria-label", film.paused ? _("Play") : _("Pause"));
  };
  film.controls = false;
  inEveryLanguage(label);
  button.hidden = false;
  button.addEventListener("click", () => {
    if (film.paused) {
      void film.play();
    } else {
      film.pause();
    }
  });
  film.addEventListener("play", label);
  film.addEventListener("pause", label);
}
