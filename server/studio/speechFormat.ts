/** What `/v1/speak` can send, with the parameters that belong to it. */
export type SpeechFormat =
  | { readonly encoding: 'opus'; readonly bitRate: number }
  | {
      readonly encoding: 'linear16' | 'mulaw' | 'alaw'
      readonly container: 'wav' | 'none'
      readonly sampleRate: number
    }

/** The `content-type` of an answer in this format. */
export function contentTypeOf(format: SpeechFormat): string {
  if (format.encoding === 'opus') return 'audio/ogg;codecs=opus'
  if (format.encoding === 'linear16')
    return format.container === 'wav' ? 'audio/wav' : `audio/l16;rate=${format.sampleRate}`
  return format.container === 'wav' ? 'audio/wav' : `audio/${format.encoding};rate=${format.sampleRate}`
}
