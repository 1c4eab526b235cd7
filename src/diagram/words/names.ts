/** `choosingLost` → `Choosing lost`, `code.accepted` → `Code accepted`. */
export function humanised(name: string): string {
  const words = name
    .replace(/[._-]+/g, ' ')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .trim()
    .toLowerCase()
  return raised(words)
}
export const raised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
export const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
/** The state's own part of its name. */
export const lastPart = (name: string): string => name.slice(name.lastIndexOf('.') + 1)
