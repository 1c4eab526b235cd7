const signs = { good: '✓', warn: '!', bad: '✕', none: '–' } as const
const says = { good: 'Works', warn: 'Works in part', bad: 'Does not work', none: 'Nothing' } as const

/** How it ends, by sign and word, not by colour alone. */
export function Tone({ tone }: { readonly tone: keyof typeof signs }) {
  return (
    <span class={`v-tone v-tone-${tone}`}>
      <span aria-hidden="true">{signs[tone]}</span>
      <span class="v-hidden">{says[tone]}: </span>
    </span>
  )
}
