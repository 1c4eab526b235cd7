import { check, same } from '../check.ts'
import { type AccountsSentence, ada, apply, bob, fresh, newPhone, revisionOf } from './sample.ts'

export const revision: readonly AccountsSentence[] = [
  {
    name: 'the revision changes with every contact, credential and freeze',
    async test(bench) {
      const id = await bench.add(ada)
      const seen = [await revisionOf(bench, id)]
      const notice = async (what: string) => {
        const now = await revisionOf(bench, id)
        check(!seen.includes(now), `The revision must be a new one after ${what}.`)
        seen.push(now)
      }
      await bench.edit(id, 'email', fresh.email)
      await notice('a contact was edited')
      await bench.edit(id, 'email', ada.email)
      await notice('it was edited back')
      await apply(bench, newPhone(id), 'k1')
      await notice('a change')
      await bench.accounts.freeze(id, 'disputed', 'k2')
      await notice('a freeze')
    },
  },
  {
    name: 'the revision changes with nothing else',
    async test(bench) {
      const [id, other] = [await bench.add(ada), await bench.add(bob)]
      const before = await revisionOf(bench, id)
      await bench.signIn(id)
      await bench.edit(other, 'email', fresh.email)
      await apply(bench, newPhone(other), 'k')
      same(await revisionOf(bench, id), before, 'Neither a sign-in nor another account must change it.')
    },
  },
]
