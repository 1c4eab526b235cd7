import { Capability, type Description, Duration, type PolicyName, policyNames } from 'regain/core'

/** A value of the policy in words. */
export interface Term {
  readonly name: PolicyName
  readonly says: string
  readonly value: string
  /** Rows of the source documents. */
  readonly sources: string
}
const capabilities: Readonly<Record<Capability, string>> = {
  withdraw: 'withdrawals',
  p2pSell: 'P2P selling',
  pay: 'payments',
  card: 'card',
  apiKeys: 'API keys',
  addressBook: 'new withdrawal addresses',
  recover: 'further resets',
}
const list = new Intl.ListFormat('en')
const isCapability = (value: unknown): value is Capability => Capability.options.some((one) => one === value)

function sayValue(value: unknown): string {
  if (Array.isArray(value))
    return value.length === 0
      ? 'none'
      : list.format(value.map((one) => (isCapability(one) ? capabilities[one] : String(one))))
  const duration = Duration.safeParse(value)
  if (!duration.success) return typeof value === 'object' ? JSON.stringify(value) : String(value)
  const [unit = '', amount = 0] = Object.entries(duration.data)[0] ?? []
  if (amount === 0) return 'none'
  const words = unit === 'businessDays' ? 'business days' : unit
  return `${amount} ${amount === 1 ? words.slice(0, -1) : words}`
}

/** Every value of a flow's policy that is no empty table, in the order of the vocabulary. */
export const termsOf = ({ policy }: Description): readonly Term[] =>
  policyNames.flatMap((name) => {
    const term = policy.find((one) => one.name === name)
    if (!term || JSON.stringify(term.value) === '{}') return []
    return [{ name, says: term.says, value: sayValue(term.value), sources: term.sources.join(', ') }]
  })
