import { Contact, type Input, type InputView, type View } from 'regain'
import { z } from 'zod'
import { respond } from './device.ts'
import { isInput } from './input.ts'
import { type Person, spareOf } from './people.ts'
import { askSecret, askText, choose, chooseSome } from './prompts.ts'

/** As much of a JSON Schema as a prompt needs to know. */
const Field = z.looseObject({
  type: z.string().optional(),
  enum: z.array(z.string()).optional(),
  pattern: z.string().optional(),
  maxLength: z.number().optional(),
})
type Field = z.infer<typeof Field>
const Schema = z.looseObject({
  properties: z.record(z.string(), Field).default({}),
  required: z.array(z.string()).default([]),
})
interface Asked {
  readonly input: InputView
  readonly view: View
  readonly person: Person
}

const names: Record<string, string> = {
  identifier: 'E-mail address or phone number',
  password: 'Password',
  code: 'Code',
}
/** A new contact is told by its kind. */
const contacts: Record<Contact, string> = { email: 'New e-mail address', phone: 'New phone number' }

/** Asks for every field an input needs, in a way that fits its schema. `undefined`: what was given has not the form of the input. */
export async function fill(input: InputView, view: View, person: Person): Promise<Input | undefined> {
  const { properties, required } = Schema.parse(input.schema)
  const values: Record<string, unknown> = { type: input.type }
  for (const [name, field] of Object.entries(properties)) {
    if (required.includes(name)) values[name] = await ask(name, field, values['kind'], { input, view, person })
  }
  return isInput(values) ? values : undefined
}

async function ask(name: string, field: Field, chosen: unknown, { input, view, person }: Asked): Promise<unknown> {
  if (name === 'response') return respond(input, person)
  if (field.type === 'array') {
    const lost = view.factors.filter(({ state }) => state === 'lost').map(({ kind }) => kind)
    return chooseSome(input.label, input.choices.map(optionOf), lost)
  }
  if (field.enum) return chooseOne(input, field.enum)
  const check = checkOf(field)
  if (name === 'password') return askSecret(input.type === 'newPassword.submit' ? 'New password' : 'Password', check)
  const kind = Contact.safeParse(chosen).data
  if (name === 'address' && kind) return askText(contacts[kind], spareOf(person.id)[kind], check)
  return askText(names[name] ?? name, field.pattern?.includes('\\d{6}') ? '6 digits' : '', check)
}

const optionOf = ({ value, label, hint }: InputView['choices'][number]) => ({ value, label, ...(hint ? { hint } : {}) })

/** Where there is nothing to choose, nothing is asked. */
async function chooseOne({ label, choices }: InputView, all: readonly string[]): Promise<string> {
  const usable = choices.filter(({ disabled }) => !disabled)
  const open = usable.length > 0 ? usable : choices
  const options = open.length > 0 ? open.map(optionOf) : all.map((value) => ({ value, label: value }))
  const [only] = options
  return options.length === 1 && only ? only.value : choose(label, options)
}

const checkOf =
  ({ pattern, maxLength = 1_024 }: Field) =>
  (value: string): string | undefined => {
    if (value === '') return 'Please enter something, or press Esc.'
    if (value.length > maxLength) return 'That is too long.'
    if (pattern !== undefined && !new RegExp(pattern).test(value)) return 'That is not the right form.'
    return undefined
  }
