import { binanceReset } from 'regain/machines'

export const slower = binanceReset.with({ policy: { wait: { value: { hours: 72 }, source: ['our own'] } } })
