import type { Copy } from 'regain'
export const common: { readonly en: Omit<Copy, 'title' | 'screens'> } = {
  en: {
    inputs: {},
    notices: {},
    code: { subject: 'Code', text: '{code}' },
    refusals: {},
    factors: {},
    businessDays: { one: '1 business day', other: '{n} business days' },
  },
}
