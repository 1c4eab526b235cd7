import type { ComponentChildren } from 'preact'
import type { CopyDifference } from '../../src/diagram/differences.ts'
import type { Model } from '../../src/diagram/model.ts'
import type { Changes } from '../model/changes.ts'
import { sayBranch, sayFields, sayTerm } from '../model/changesSaying.ts'
import { apartFrom } from '../model/changesWords.ts'
import { isLanguage, type Language, languageNames } from '../model/languages.ts'
import { Mark } from './ChangedChart.tsx'

interface Props {
  readonly changes: Changes
  readonly before: Model
  readonly after: Model
  readonly language: Language
  /** Looks at a state on the charts. */
  readonly show: (state: string) => void
}

/** Everything that differs, in lists. */
export function ChangeLists({ changes, before, after, language, show }: Props) {
  const { flow, policy, states, transitions, copy, reads } = changes
  const own = (all: readonly CopyDifference[]) =>
    all.filter((one) => one.language === language).concat(all.filter((one) => one.language !== language))
  return (
    <>
      {flow.length > 0 && <p>Of the flow as a whole: {sayFields(flow)}.</p>}
      <Part title="Policy values" count={policy.length} names={['What', 'Before', 'After', 'Sources']}>
        {policy.map(({ change, name, before: old, after: now }) => (
          <tr key={name}>
            <th scope="row">
              <Mark ink={change} /> {(now ?? old)?.says} <code>{name}</code>
            </th>
            <td data-name="Before">{sayTerm(old, before.copy)}</td>
            <td data-name="After">{sayTerm(now, after.copy)}</td>
            <td data-name="Sources">{(now ?? old)?.sources.join(', ')}</td>
          </tr>
        ))}
      </Part>
      <Part title="States" count={states.length} names={['State', 'What']}>
        {states.map(({ change, name, what, before: old, after: now }) => (
          <tr key={name}>
            <th scope="row">
              <Mark ink={change} /> <Shown name={name} show={show} />
            </th>
            <td>{change === 'changed' ? sayFields(what) : (now ?? old)?.description}</td>
          </tr>
        ))}
      </Part>
      <Part title="Branches" count={transitions.length} names={['State', 'Before', 'After', 'What']}>
        {transitions.map(({ change, what, before: old, after: now }) => (
          <tr key={`${change} ${old?.index} ${now?.index}`}>
            <th scope="row">
              <Mark ink={change} /> <Shown name={(now ?? old)?.from ?? ''} show={show} />
            </th>
            <td data-name="Before">{old ? sayBranch(old) : '—'}</td>
            <td data-name="After">{now ? sayBranch(now) : '—'}</td>
            <td data-name="What">{change === 'changed' ? sayFields(what) : change}</td>
          </tr>
        ))}
      </Part>
      <Texts title="Words" all={own(copy)} language={language} />
      <Texts title="Texts that read differently" all={own(reads)} language={language} />
    </>
  )
}

interface TextsProps {
  readonly title: string
  readonly all: readonly CopyDifference[]
  /** Whose texts are open. */
  readonly language: Language
}
function Texts({ title, all, language }: TextsProps) {
  const byLanguage = [...Map.groupBy(all, (one) => one.language)]
  return (
    <>
      {byLanguage.map(([one, texts]) => {
        const name = isLanguage(one) ? languageNames[one] : one
        return (
          <Part
            key={one}
            title={`${title}: ${name}`}
            count={texts.length}
            names={['Text', 'Before', 'After']}
            isOpen={one === language}
          >
            {texts.map(({ change, key, before, after }) => (
              <tr key={key}>
                <th scope="row">
                  <Mark ink={change} /> <code>{key}</code>
                </th>
                <td data-name="Before" lang={one}>
                  {before === null ? '—' : <Words text={before} other={after ?? ''} language={one} kind="del" />}
                </td>
                <td data-name="After" lang={one}>
                  {after === null ? '—' : <Words text={after} other={before ?? ''} language={one} kind="ins" />}
                </td>
              </tr>
            ))}
          </Part>
        )
      })}
    </>
  )
}
interface WordsProps {
  readonly text: string
  readonly other: string
  readonly language: string
  readonly kind: 'del' | 'ins'
}
/** A text with what the other does not have in the same place. */
function Words({ text, other, language, kind: Kind }: WordsProps) {
  const { start, middle, end } = apartFrom(text, other, language)
  return (
    <>
      {start}
      {middle !== '' && <Kind>{middle}</Kind>}
      {end}
    </>
  )
}

function Shown({ name, show }: { readonly name: string; readonly show: (state: string) => void }) {
  return (
    <button type="button" class="v-link" onClick={() => show(name)}>
      <code>{name}</code>
    </button>
  )
}

interface PartProps {
  readonly title: string
  readonly count: number
  readonly names: readonly string[]
  readonly isOpen?: boolean
  readonly children: ComponentChildren
}
function Part({ title, count, names, isOpen = true, children }: PartProps) {
  if (count === 0) return null
  return (
    <details class="v-part" open={isOpen}>
      <summary>
        <h3>{title}</h3> <span class="v-source">{count}</span>
      </summary>
      <table class="v-table">
        <thead>
          <tr>
            {names.map((name) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </details>
  )
}
