/** From which side somebody wants to see what is asked for: "soleus from behind", "lateral view of popliteus". */

/** A query without the words for a side, and the id of the view that they ask for. */
export interface Asked {
  words: string;
  view: string | null;
}

const SIDES: Record<string, string> = {
  behind: "posterior",
  back: "posterior",
  front: "anterior",
  outside: "lateral",
  inside: "medial",
};
const NAMED = "(?:ante|poste)ro(?:lateral|medial)|anterior|posterior|lateral|medial";
const FROM = new RegExp(`\\b(?:seen )?from (?:the )?(${Object.keys(SIDES).join("|")}|(?:${NAMED})(?= (?:side|view)|$))(?: (?:side|view))?\\b`, "i");
const VIEW = new RegExp(`\\b(${NAMED}) view(?: of(?: the)?)?\\b`, "i");

/** Return what a query asks for, and from which side. */
export function viewAsked(query: string): Asked {
  const found = FROM.exec(query) || VIEW.exec(query);
  const words = found ? query.replace(found[0], " ").replace(/\s+/g, " ").trim() : "";
  if (!found || !words) {
    return { words: query, view: null };
  }
  const side = (found[1] || "").toLowerCase();
  return { words, view: `view-${SIDES[side] || side}` };
}
