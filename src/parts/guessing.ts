/** Someone keeps guessing: the account's contacts are told. */
export const tellGuessing = { type: 'notify', params: { notice: 'guessing' } } as const
