/**
 * A ref for a field whose state must not lose what was typed before the page's script was there: React leaves such a
 * text in the field, and would overwrite it with the next change. `defaultValue` is what the server rendered.
 */
export function adoptText(onText: (text: string) => void): (field: HTMLInputElement | null) => void {
  return (field) => {
    if (field !== null && field.value !== field.defaultValue) onText(field.value);
  };
}
