/** The English name of a language by its ISO 639-1 code; the code itself where it has none. */
export function languageName(code: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code
}
