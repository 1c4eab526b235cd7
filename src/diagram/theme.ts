import type { Look } from './graph.ts'

export type Theme = 'light' | 'dark'
interface Tone {
  readonly fill: string
  readonly line: string
  readonly ink: string
}
/** The colours of a theme; words stand out from what is behind them by at least 4.5 to 1. */
export interface Palette {
  readonly page: string
  readonly ink: string
  readonly soft: string
  readonly line: string
  readonly accent: string
  readonly frame: string
  /** Groups, by how deep they are, in turn. */
  readonly group: readonly [string, string]
  readonly looks: Readonly<Record<Look, Tone>>
}

export const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    page: '#ffffff',
    ink: '#0f172a',
    soft: '#556274',
    line: '#77859a',
    accent: '#1d4ed8',
    frame: '#dbe2eb',
    group: ['#f8fafc', '#f1f5f9'],
    looks: {
      plain: { fill: '#ffffff', line: '#8593a8', ink: '#0f172a' },
      passing: { fill: '#ffffff', line: '#8593a8', ink: '#0f172a' },
      calm: { fill: '#f0f9ff', line: '#0369a1', ink: '#0c4a6e' },
      waiting: { fill: '#fefce8', line: '#a16207', ink: '#713f12' },
      warn: { fill: '#fff7ed', line: '#c2410c', ink: '#7c2d12' },
      good: { fill: '#f0fdf4', line: '#15803d', ink: '#14532d' },
      bad: { fill: '#fef2f2', line: '#b91c1c', ink: '#7f1d1d' },
    },
  },
  dark: {
    page: '#0d1420',
    ink: '#e6ecf4',
    soft: '#9fadbf',
    line: '#66768c',
    accent: '#7cb0ff',
    frame: '#28344a',
    group: ['#121b2a', '#172233'],
    looks: {
      plain: { fill: '#1a2536', line: '#5b6b82', ink: '#e6ecf4' },
      passing: { fill: '#1a2536', line: '#5b6b82', ink: '#e6ecf4' },
      calm: { fill: '#0c2a3d', line: '#38bdf8', ink: '#bae6fd' },
      waiting: { fill: '#2c2408', line: '#d9a520', ink: '#fde68a' },
      warn: { fill: '#33190b', line: '#fb923c', ink: '#fed7aa' },
      good: { fill: '#0c2a1a', line: '#4ade80', ink: '#bbf7d0' },
      bad: { fill: '#351317', line: '#f87171', ink: '#fecaca' },
    },
  },
}

/** The colours of a palette by name, flat. */
export function colours({ group, looks, ...rest }: Palette): Readonly<Record<string, string>> {
  return {
    ...rest,
    group0: group[0],
    group1: group[1],
    ...Object.fromEntries(
      Object.entries(looks).flatMap(([look, { fill, line, ink }]) => [
        [`${look}-fill`, fill],
        [`${look}-line`, line],
        [`${look}-ink`, ink],
      ]),
    ),
  }
}
