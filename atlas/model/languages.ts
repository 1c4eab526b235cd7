/** The languages that the catalogue's copy is in. */
export const languages = ['en', 'sv', 'zh'] as const
export type Language = (typeof languages)[number]
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', sv: 'Svenska', zh: '中文' }
export const isLanguage = (value: string): value is Language => languages.some((one) => one === value)
