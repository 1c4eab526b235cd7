import type { Challenge } from 'regain'
import { z } from 'zod'

/** What a challenge of the demo asks the person's device: a choice per field of the response. */
export const Form = z.object({
  form: z.array(
    z.object({
      field: z.string(),
      label: z.string(),
      options: z.array(z.object({ value: z.string(), label: z.string() })),
    }),
  ),
})
/** Another site, where the person signs in. */
export const SignInAt = z.object({ signInAt: z.enum(['google', 'apple']) })

type Field = z.infer<typeof Form>['form'][number]
const field = (name: string, label: string, options: Readonly<Record<string, string>>): Field => ({
  field: name,
  label,
  options: Object.entries(options).map(([value, words]) => ({ value, label: words })),
})
const asking = (...form: Field[]): Challenge => ({ form })

/** A camera; the picture of a face is the name of its owner. */
export const camera = (owner: string): Challenge =>
  asking(
    field('face', 'Who looks into the camera?', {
      [owner]: 'I do',
      stranger: 'Someone else does',
      unclear: 'Nobody can tell, it is too dark',
    }),
  )
export const documents = asking(
  field('documents', 'Which documents do you send?', { clear: 'My own', blurred: 'A blurred picture' }),
)
export const passkey = asking(field('credential', 'Which passkey answers?', { mine: 'Mine', other: 'Another one' }))

const choices = (...answers: string[]): Record<string, string> => ({
  ...Object.fromEntries(answers.map((answer) => [answer, answer])),
  unknown: 'I do not know',
})
/** Three questions about the account; who cannot answer gives `unknown`. */
export const questions = asking(
  field('opened', 'In which year was the account opened?', choices('2019', '2021', '2024')),
  field('coin', 'What did you trade last?', choices('ETH', 'BTC', 'SOL')),
  field('deposit', 'How did you first pay in?', choices('by card', 'by bank transfer', 'in coins')),
)

/** The widget against robots: the page has it by itself, so it is no challenge. */
export const widget = Form.parse(
  asking(field('token', '☐ I am not a robot', { person: 'Tick the box', robot: 'Tick it ten times a second' })),
)
