interface Props {
  readonly at: number
  readonly most: number
  /** What the slider moves over. */
  readonly name: string
  readonly says: string
  readonly move: (to: number) => void
}

/** Back and forth, one at a time or anywhere at once. */
export const Rewind = ({ at, most, name, says, move }: Props) => (
  <>
    <button type="button" onClick={() => move(at - 1)} disabled={at === 0}>
      ‹ Back
    </button>
    <button type="button" class="v-main" onClick={() => move(at + 1)} disabled={at >= most}>
      Next ›
    </button>
    <label class="v-range">
      <span class="v-hidden">{name}</span>
      <input
        type="range"
        min={0}
        max={most}
        value={at}
        onInput={({ currentTarget: { value } }) => move(Number(value))}
      />
      <output>{says}</output>
    </label>
  </>
)
