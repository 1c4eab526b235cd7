/** Something that a key does. */
export interface Command {
  readonly key: string
  readonly says: string
  readonly run: () => void
}

/** Keys are for the page, not for what is being typed or for the browser. */
export function runCommand(commands: readonly Command[], event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
  const at = event.target
  if (at instanceof HTMLInputElement && at.type === 'text') return
  if (at instanceof HTMLInputElement && at.type === 'password') return
  if (at instanceof HTMLSelectElement || at instanceof HTMLTextAreaElement) return
  const command = commands.find(({ key }) => key === event.key)
  if (!command) return
  event.preventDefault()
  command.run()
}
