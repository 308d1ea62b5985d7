/** `finder.js`, loaded when somebody wants to find something. */
import { open, putInto } from "../finder.ts";

window.muscleatlasFinder = { open, putInto };
