/** Messages and their values, without a page. */

/** A translation; with a plural, the form for one and the form for others. */
export type Message = string | [string, string];

/** Translations by the English message. */
export type Catalogue = Record<string, Message>;

/** What stands for `%(name)s` in a message. */
export type Values = Record<string, string | number>;

/** Return the form of a message that goes with a number. */
export function plural(message: Message, language: string, num: number): string {
  if (typeof message === "string") {
    return message;
  }
  return message[new Intl.PluralRules(language).select(num) === "one" ? 0 : 1];
}

/** Put values in the places of a message; `%%` is one per cent sign. */
export function filled(message: string, values: Values): string {
  return message.replace(/%%|%\((\w+)\)[a-z]/g, (place, name: string | undefined) =>
    name === undefined ? "%" : name in values ? String(values[name]) : place,
  );
}
