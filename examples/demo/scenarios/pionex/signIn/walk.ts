import { pionexSignIn } from 'regain/machines'
import { pastPassword } from '../../steps.ts'
import type { Story } from '../../story.ts'
import type { Visitor } from '../../visitor.ts'

export const flow = pionexSignIn

/** Past the password, up to the second factor. */
export async function toSecond(story: Story, as = 'Ada'): Promise<Visitor> {
  const visitor = await story.open({ as, flow })
  await pastPassword(visitor)
  await visitor.at('provingSecond')
  return visitor
}
/** By another sign-in, as whoever that says. */
export async function elsewhere(visitor: Visitor, provider: 'google' | 'apple', user = 'ada'): Promise<void> {
  await visitor.submit({ type: 'federated.start', provider })
  await visitor.submit({ type: 'federated.finish', response: { user } })
}
