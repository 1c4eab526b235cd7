/** What the embedded font can draw; anything else comes from the reader's own fonts. */
export const characters: string =
  ' !"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~·→↗↻×…–—’‘“”°éåäöÅÄÖüÜß≥≤›'
