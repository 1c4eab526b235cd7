import { humanised } from './names.ts'

const known: Readonly<Record<string, string>> = {
  open: 'While the request is open',
  'open.session': 'In one sitting',
}
/** A group has no description of its own. */
export const sayGroup = (name: string, parent: string | null): string =>
  known[name] ?? humanised(parent !== null && name.startsWith(`${parent}.`) ? name.slice(parent.length + 1) : name)
