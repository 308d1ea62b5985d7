/** `early.js`, in the head of every page, before anything is painted. */
import { wearTheme } from "../theme.ts";

document.documentElement.classList.add("scripted");
wearTheme();
