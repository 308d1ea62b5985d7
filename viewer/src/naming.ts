/** The data of a page's labels, as `labels.js` beside it sets them, and what things are called in a language. */

/** What `labels.js` sets. */
export interface LabelData {
  languages: string[];
  /** By key a name for each language, `null` where there is none. */
  names: Record<string, (string | null)[]>;
  /** The keys that are bones. */
  bones: string[];
  /** For each view `[key, x, y, area]`, shares of the picture. */
  views: [string, number, number, number][][];
}

declare global {
  interface Window {
    muscleatlasLabels?: LabelData;
  }
}

/** A place to point at, and what it is called; `x` and `y` are shares of the picture. */
export interface Spot {
  key: string;
  text: string;
  /** The language of the text: Latin or English where the wanted one has no name. */
  lang: string;
  x: number;
  y: number;
  area: number;
  bone: boolean;
}

/** Return what a view (1…16) shows, named in a language; of the left side the mirror image. */
export function spotsOf(data: LabelData, view: number, language: string, left: boolean): Spot[] {
  return (data.views[view - 1] || []).flatMap(([key, x, y, area]) => {
    const found = nameIn(data, key, language);
    const bone = data.bones.includes(key);
    return found ? [{ key, ...found, x: left ? 1 - x : x, y, area, bone }] : [];
  });
}

function nameIn(data: LabelData, key: string, language: string): { text: string; lang: string } | null {
  const names = data.names[key];
  for (const lang of [language, "la", "en"]) {
    const text = names && names[data.languages.indexOf(lang)];
    if (text) {
      return { text, lang };
    }
  }
  return null;
}
