/** What stands between two tags, as text. */
export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** Puts values in the places that are named `{{name}}`. Throws on a name that has none. */
export function fillPlaces(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The page's HTML names {{${name}}}, which nothing fills.`);
    return value;
  });
}

/** Says the messages of all elements with `data-t`, which are empty in the template. */
export function fillTexts(template: string, say: (key: string) => string): string {
  return template.replace(/data-t="([\w.-]+)"><\//g, (_, key: string) => `data-t="${key}">${escapeHtml(say(key))}</`);
}
