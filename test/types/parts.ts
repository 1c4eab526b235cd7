/**
 * Mistakes in a machine that must not compile. Never run: the type check is the test.
 * XState's types let unknown facts, deadlines and targets pass: the lint of `defineFlow` finds those.
 */
import * as part from 'regain/parts'

const { recovery } = part

recovery.createStateConfig({
  // @ts-expect-error an effect that is not in the vocabulary
  entry: { type: 'sms.send', params: {} },
})
recovery.createStateConfig({
  // @ts-expect-error an effect without its params
  entry: { type: 'notify' },
})
recovery.createStateConfig({
  // @ts-expect-error a notice that nobody writes
  entry: { type: 'notify', params: { notice: 'greeting' } },
})
recovery.createStateConfig({
  // @ts-expect-error a code goes to a contact: an authenticator receives none
  entry: { type: 'code.send', params: { kind: 'totp', to: 'current' } },
})
recovery.createStateConfig({
  // @ts-expect-error a guard that does not exist
  on: { 'code.accepted': { guard: 'isLucky', target: 'next' } },
})
recovery.createStateConfig({
  // @ts-expect-error a guard without its params
  on: { 'code.accepted': { guard: 'isAsked', target: 'next' } },
})
recovery.createStateConfig({
  // @ts-expect-error a mark that is not in the vocabulary
  entry: { type: 'mark', params: { mark: 'suspicious' } },
})
recovery.createStateConfig({
  // @ts-expect-error a step that no exchange has
  meta: { step: 'sayHello' },
})
recovery.createStateConfig({
  // @ts-expect-error an outcome that is not one of the nine
  meta: { step: 'completed', outcome: { type: 'won' } },
})
recovery.createStateConfig({
  // @ts-expect-error machines call nothing: there is no actor to invoke
  invoke: { src: 'fetchAccount' },
})

// @ts-expect-error an exit is missing
part.review({ approved: '#waiting' })
// @ts-expect-error an exit that the part does not have
part.review({ approved: '#waiting', denied: '#denied', ignored: '#later' })
// @ts-expect-error an exit is the name of a state
part.hold({ over: 24, undone: '#frozen' })
// @ts-expect-error the way out for a change that was refused is missing
part.applyChange({ applied: '#holding', taken: '#replacing', frozen: '#frozen', stale: '#deciding' })

const rest = { nobody: '#denied', failed: '#denied', checking: '#underReview' }
part.proveIdentity({ ...rest, owner: 'next' })
part.proveIdentity({ ...rest, another: 'next' })
// @ts-expect-error it must be said whose face is looked for
part.proveIdentity(rest)
// @ts-expect-error a face is the owner's or another's, not both
part.proveIdentity({ ...rest, owner: 'next', another: 'other' })

// @ts-expect-error a factor that is not in the vocabulary
part.prove({ next: 'replacing', back: 'choosingLost' }, { of: ['email', 'pigeon'] })
// @ts-expect-error a part that proves all or one, not some
part.prove({ next: 'replacing', back: 'choosingLost' }, { enough: 'some' })
// @ts-expect-error a blocked end names its reason among the known ones
part.blocked('weather')
// @ts-expect-error a hand-over names its flow: it is no plain end
part.end('handedOver')
// @ts-expect-error a case cannot end undecided
part.end('undecided')
// @ts-expect-error carried evidence is of the known kinds
part.handOver('binance.password', { id: 'toPassword', carry: ['fingerprint'] })
