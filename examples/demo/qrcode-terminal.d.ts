declare module 'qrcode-terminal' {
  const qrcode: {
    generate(text: string, options: { small?: boolean }, draw: (drawn: string) => void): void
  }
  export default qrcode
}
