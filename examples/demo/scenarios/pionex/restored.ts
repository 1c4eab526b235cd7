import { ADA } from '../people.ts'
import { type Scenario, scenario } from '../story.ts'
import { all, flow, toChoice } from './walk.ts'

/** The authenticator comes back, and nothing is changed. */
export const restored: readonly Scenario[] = [
  scenario({
    name: 'pionex/restored-by-transfer',
    flow,
    says: 'exported from the old phone, imported on the new one: one right code, and nothing has changed',
    async run(story) {
      const ada = await toChoice(story)
      await ada.submit({ type: 'path.choose', path: 'transfer' })
      await ada.at('transferring')
      await ada.submit({ type: 'totp.submit', code: story.world.totp(ADA.totp) })
      await ada.ends('restored')
      story.sentToAll(all, 'restored')
      story.sentToAll(all, 'weakKey', 0)
      await story.allows('withdraw', true)
      await story.owes()
      story.applied(0)
      story.check(story.ada.sessions === 1, 'sessions go on')
    },
  }),
  scenario({
    name: 'pionex/restored-by-saved-key',
    flow,
    says: 'typed in from the notebook: it works again, and a word about its short key goes out',
    async run(story) {
      const ada = await toChoice(story)
      await ada.submit({ type: 'path.choose', path: 'savedKey' })
      await ada.at('enteringKey')
      await ada.submit({ type: 'totp.submit', code: '000000' })
      ada.refused('totp_wrong')
      await story.pass({ seconds: 30 })
      await ada.submit({ type: 'totp.submit', code: story.world.totp(ADA.totp) })
      await ada.ends('restored')
      story.sentToAll(all, 'restored')
      story.sentToAll(all, 'weakKey')
      await story.allows('withdraw', true)
      story.applied(0)
    },
  }),
  scenario({
    name: 'pionex/restore-fails',
    flow,
    says: 'the old phone is dead after all: back to the choice, and an application instead',
    async run(story) {
      const ada = await toChoice(story)
      await ada.submit({ type: 'path.choose', path: 'transfer' })
      for (let guess = 0; guess < 10; guess++) {
        await ada.submit({ type: 'totp.submit', code: '000000' })
        ada.refused('totp_wrong')
      }
      await ada.submit({ type: 'totp.submit', code: story.world.totp(ADA.totp) })
      ada.refused('totp_exhausted')
      story.sentToAll(all, 'guessing')
      await ada.submit({ type: 'step.back' })
      await ada.submit({ type: 'path.choose', path: 'application' })
      await ada.at('proving')
      await ada.offered('totp.submit', false)
      await ada.submit({ type: 'case.cancel' })
    },
  }),
]
