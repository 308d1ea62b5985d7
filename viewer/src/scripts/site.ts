/** `site.js`, on every page: an enhancement, everything essential works without it. */
import { startCopying } from "../copy.ts";
import { startLabelling } from "../labelling.ts";
import { startFinding } from "../opening.ts";
import { startLanguage } from "../language.ts";
import { startOffline } from "../offline.ts";
import { startSettings } from "../settings.ts";
import { startSides } from "../sides.ts";
import { startSpinners } from "../spinner.ts";
import { startTheme } from "../theme.ts";
import { startTurntables } from "../turntable.ts";

startTheme();
startSettings();
startSides();
startSpinners();
startTurntables();
startLanguage();
startCopying();
startLabelling();
startFinding();
startOffline();
