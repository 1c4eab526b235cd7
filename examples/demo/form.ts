import type { Input, InputView, View } from 'regain'
import { z } from 'zod'
import { Form } from './checks.ts'
import { isInput } from './input.ts'
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

const names: Record<string, string> = {
  identifier: 'E-mail address or phone number',
  password: 'Password',
  code: 'Code',
}
/** A new contact is told by its kind. */
const contacts: Record<string, { message: string; placeholder: string }> = {
  email: { message: 'New e-mail address', placeholder: 'someone.new@example.org' },
  phone: { message: 'New phone number', placeholder: '+46701740690' },
}

/** Asks for every field an input needs, in a way that fits its schema. `undefined`: what was given has not the form of the input. */
export async function fill(input: InputView, view: View): Promise<Input | undefined> {
  const { properties, required } = Schema.parse(input.schema)
  const values: Record<string, unknown> = { type: input.type }
  for (const [name, field] of Object.entries(properties)) {
    if (required.includes(name)) values[name] = await ask(name, field, input, view, String(values['kind']))
  }
  return isInput(values) ? values : undefined
}

async function ask(name: string, field: Field, input: InputView, view: View, kind: string): Promise<unknown> {
  if (name === 'response') return respond(input)
  if (field.type === 'array') {
    const lost = view.factors.filter(({ state }) => state === 'lost').map(({ kind }) => kind)
    return chooseSome(input.label, input.choices.map(optionOf), lost)
  }
  if (field.enum) return chooseOne(input, field.enum)
  if (name === 'password') return askSecret('Password', checkOf(field))
  const contact = name === 'address' ? contacts[kind] : undefined
  if (contact) return askText(contact.message, contact.placeholder, checkOf(field))
  return askText(names[name] ?? name, field.pattern?.includes('\\d{6}') ? '6 digits' : '', checkOf(field))
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

/** The person's device answers a challenge: here, the person chooses what it would see. */
async function respond({ challenge }: InputView): Promise<Record<string, string>> {
  const { form } = Form.parse(challenge)
  const response: Record<string, string> = {}
  for (const { field, label, options } of form) response[field] = await choose(label, options)
  return response
}

const checkOf =
  ({ pattern, maxLength = 1_024 }: Field) =>
  (value: string): string | undefined => {
    if (value === '') return 'Please enter something, or press Esc.'
    if (value.length > maxLength) return 'That is too long.'
    if (pattern !== undefined && !new RegExp(pattern).test(value)) return 'That is not the right form.'
    return undefined
  }
