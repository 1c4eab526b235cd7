/** What everybody remembers of their account. Addresses are at example.org, numbers are given out to nobody. */
export const known = { opened: '2021', coin: 'BTC', deposit: 'by bank transfer' }
