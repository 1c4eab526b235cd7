declare module 'fontkit' {
  interface Font {
    readonly unitsPerEm: number
    glyphForCodePoint(codePoint: number): { readonly advanceWidth: number }
    layout(text: string): { readonly advanceWidth: number }
  }
  /** A collection of fonts has none of a font's methods. */
  export function create(file: Uint8Array): Font | { readonly fonts: readonly Font[] }
}
declare module 'subset-font' {
  interface Options {
    readonly targetFormat: 'woff2'
    readonly noLayoutClosure: boolean
    readonly keepFeatures: readonly string[]
    readonly noHinting: boolean
  }
  export default function subsetFont(file: Uint8Array, text: string, options: Options): Promise<Buffer>
}
