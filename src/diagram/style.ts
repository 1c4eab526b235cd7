import { bold } from './font/bold.ts'
import { medium } from './font/medium.ts'
import { size } from './sizes.ts'
import { colours, palettes, type Theme } from './theme.ts'

/** Every rule hangs on the drawing's own class, so that several drawings can stand in one page. */
export function styleOf(theme: Theme | 'auto', font: 'embedded' | 'inherit'): string {
  const set = (palette: Theme) =>
    Object.entries(colours(palettes[palette]))
      .map(([name, value]) => `--rg-${name}:${value}`)
      .join(';')
  const light = colours(palettes[theme === 'dark' ? 'dark' : 'light'])
  const variables =
    theme === 'auto'
      ? `.rg{${set('light')}}@media(prefers-color-scheme:dark){.rg{${set('dark')}}}[data-theme=light] .rg{${set('light')}}[data-theme=dark] .rg{${set('dark')}}`
      : ''
  const faces =
    font === 'embedded'
      ? [
          [500, medium],
          [600, bold],
        ]
          .map(
            ([weight, data]) =>
              `@font-face{font-family:rg-inter;font-weight:${weight};src:url(data:font/woff2;base64,${data})format('woff2')}`,
          )
          .join('')
      : ''
  const paint = (name: string): string => (theme === 'auto' ? `var(--rg-${name})` : (light[name] ?? ''))
  return faces + variables + rules(paint, font === 'embedded' ? 'rg-inter,Inter,' : '')
}

function rules(paint: (name: string) => string, family: string): string {
  const looks = Object.keys(palettes.light.looks).map(
    (look) =>
      `.rg .${look}>.box{fill:${paint(`${look}-fill`)};stroke:${paint(`${look}-line`)}}.rg .${look}>text,.rg .${look}>.says{fill:${paint(`${look}-ink`)}}.rg .${look}>.icon,.rg .${look}>.inner{stroke:${paint(`${look}-line`)}}`,
  )
  return `.rg{font:500 ${size.event}px ${family}system-ui,sans-serif;font-kerning:normal;text-rendering:geometricPrecision}
.rg .page{fill:${paint('page')}}
.rg text{fill:${paint('ink')};white-space:pre}
.rg .title{font-size:${size.title}px;font-weight:600}
.rg .group-title{font-size:${size.group}px;font-weight:600;fill:${paint('soft')}}
.rg .note{font-size:${size.note}px;fill:${paint('soft')}}
.rg .guard{font-style:italic;fill:${paint('soft')}}
.rg .says{font-size:${size.chip}px;font-weight:600}
.rg .box{stroke-width:1.2}
.rg .inner,.rg .icon,.rg .path{fill:none}
.rg .icon{stroke:${paint('soft')};stroke-width:1.2;stroke-linecap:round;stroke-linejoin:round}
.rg .path{stroke:${paint('line')};stroke-width:1.4;stroke-linejoin:round}
.rg .head{fill:${paint('line')}}
.rg .dot{fill:${paint('ink')}}
${looks.join('\n')}
.rg .group>.box{fill:${paint('group0')};stroke:${paint('frame')}}
.rg .group.odd>.box{fill:${paint('group1')}}
.rg .plate>.box{fill:${paint('page')};stroke:${paint('frame')};stroke-dasharray:4 3}
.rg .rule{stroke:${paint('frame')}}
.rg .passing>.box{stroke-dasharray:2 3}
.rg .clock>.path{stroke-dasharray:7 4}
.rg .system>.path,.rg .always>.path{stroke-dasharray:1.5 3.5;stroke-linecap:round}
.rg .to-bad>.path{stroke:${paint('bad-line')}}
.rg .to-bad>.head{fill:${paint('bad-line')}}
.rg .main>.path{stroke:${paint('accent')};stroke-width:2.6}
.rg .main>.head{fill:${paint('accent')}}
.rg .main>.event{fill:${paint('accent')};font-weight:600}
.rg .main>.guard,.rg .row.main>.icon{stroke:none;fill:${paint('accent')}}
.rg .row.main>.icon{stroke:${paint('accent')};fill:none}`.replaceAll('\n', '')
}
