import { same } from '../check.ts'
import { anEffect, day, done, lease, minute, now, type StorageSentence, states } from './sample.ts'

const code = (key: string, group = 'codes') => anEffect(key, { group })

export const groups: readonly StorageSentence[] = [
  {
    name: 'waiting effects of a voided group are dropped, and the queue goes on',
    async test(storage) {
      await done(storage, {
        effects: [code('e1'), code('e2', 'others'), code('e3'), anEffect('e4'), { ...code('e5'), caseId: 'c2' }],
      })
      await done(storage, { voided: ['codes', 'no such group'] })
      same(
        { ...(await states(storage)), ...(await states(storage, 'c2')) },
        { e1: 'dropped', e2: 'waiting', e3: 'dropped', e4: 'waiting', e5: 'dropped' },
        'All of the group and only they must be dropped.',
      )
      same(await lease(storage), ['e2'], 'The queue must go on with what is left.')
    },
  },
  {
    name: 'a commit voids the older effects of a group, not those it writes',
    async test(storage) {
      await done(storage, { effects: [code('old')] })
      await done(storage, { voided: ['codes'], effects: [code('new')] })
      same(await states(storage), { old: 'dropped', new: 'waiting' }, 'The newer code must stand.')
      same(await lease(storage), ['new'], 'And must be sent.')
    },
  },
  {
    name: 'what is done, dropped or aside is not voided',
    async test(storage) {
      await done(storage, { effects: ['e1', 'e2'].map((key) => ({ ...code(key), queue: key })) })
      await lease(storage)
      await storage.settleEffect('e1', 'w1', { state: 'done' })
      await storage.settleEffect('e2', 'w1', { state: 'aside', trouble: 'no' })
      await done(storage, { voided: ['codes'] })
      same(await states(storage), { e1: 'done', e2: 'aside' }, 'Only waiting effects can be voided.')
    },
  },
  {
    name: 'an effect in flight is not taken from its worker when its group is voided',
    async test(storage) {
      await done(storage, { effects: [code('e1'), { ...code('e2'), queue: 'q2' }] })
      await lease(storage)
      await done(storage, { voided: ['codes'] })
      same(await states(storage), { e1: 'waiting', e2: 'waiting' }, 'What is in flight must stay.')
      same(await storage.settleEffect('e1', 'w1', { state: 'done' }), true, 'Its worker may settle it.')
      await done(storage, { finished: { key: 'e2', worker: 'w1' } })
      same(await states(storage), { e1: 'done', e2: 'done' }, 'What was delivered is done.')
    },
  },
  {
    name: 'an effect that was voided in flight is not tried again',
    async test(storage) {
      const due = now
      await done(storage, { effects: ['e1', 'e2', 'e3'].map((key) => ({ ...code(key), queue: key })) })
      await lease(storage)
      await done(storage, { voided: ['codes'], effects: [{ ...anEffect('next'), queue: 'e3' }] })
      same(await storage.settleEffect('e1', 'w1', { state: 'waiting', due, trouble: 'no' }), true, 'It must settle.')
      same(await storage.settleEffect('e2', 'w1', { state: 'aside', trouble: 'no' }), true, 'It must settle.')
      same(await storage.nextDue(), now + minute, 'The lease of the third must end.')
      same(
        await lease(storage, now + minute, 'w2', 1),
        ['next'],
        'When its lease is over the queue must go on without it.',
      )
      same(
        await states(storage),
        { e1: 'dropped', e2: 'dropped', e3: 'dropped', next: 'waiting' },
        'None of them may be tried again.',
      )
      same(await storage.settleEffect('e3', 'w1', { state: 'done' }), false, 'Its worker has lost it.')
    },
  },
  {
    name: 'an effect whose lease is over is dropped with its group',
    async test(storage) {
      await done(storage, { effects: [code('e1')] })
      await lease(storage)
      await done(storage, { now: now + day, voided: ['codes'] })
      same(await states(storage), { e1: 'dropped' }, 'Nobody works on it, so it must be dropped.')
      same(await storage.nextDue(), undefined, 'Nothing must wait.')
    },
  },
]
